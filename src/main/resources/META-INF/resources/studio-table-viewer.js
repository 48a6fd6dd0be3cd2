/* dmn-js has one name for its modeler and its viewer: this is the viewer, loaded just before. */
(window.zhubanStudio = window.zhubanStudio || {}).TableViewer = window.DmnJS;
