/** Filings by HTTP: the API's filings, the files of a filing, the public progress page. */
@NullMarked
package org.zhuban.filing.web;

import org.jspecify.annotations.NullMarked;
