/** The reviewers' part of the HTTP API. */
@NullMarked
package org.zhuban.review.web;

import org.jspecify.annotations.NullMarked;
