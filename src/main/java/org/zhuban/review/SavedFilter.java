package org.zhuban.review;

import java.util.UUID;

/**
 * 常用筛选: what somebody asks his inbox again and again.
 *
 * @param standard the inbox opens with it
 */
public record SavedFilter(UUID id, String name, InboxQuery query, boolean standard) {}
