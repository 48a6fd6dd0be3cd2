package org.zhuban.identity;

/** How a one-time code reaches its number; the message module implements it. */
public interface OneTimeCodeDelivery {

    void deliver(String purpose, String mobile, String code);
}
