package org.zhuban.board;

import java.util.List;

/**
 * What a supervisor looks at.
 *
 * @param region the significant part of its code; empty = the whole country
 * @param weeks  how many, with the present one; one of {@link #PERIODS}
 */
public record BoardQuery(String region, int weeks) {

    /** A month, a quarter, half a year, a year, two. */
    public static final List<Integer> PERIODS = List.of(4, 13, 26, 52, 104);

    public static final int USUAL = 13;
}
