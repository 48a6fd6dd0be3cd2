package org.zhuban.review;

import org.zhuban.common.Programme;

/**
 * A request in the list of who is asked.
 *
 * @param open is its task still open? A copy outlives it
 */
public record AskedTask(
        TaskRequest request, String number, String type, Programme programme, String title, boolean open) {}
