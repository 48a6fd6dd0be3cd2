/* dmn-js has one name for its modeler and its viewer: this is the modeler, loaded just before. */
(window.zhubanStudio = window.zhubanStudio || {}).TableModeler = window.DmnJS;
