package org.zhuban.common;

/** Brackets in the numbers of documents: people type every kind there is, and mean the same number. */
final class Brackets {

    private static final String OPENING = "[〔【〖「『｛{<《〈﹝";
    private static final String CLOSING = "]〕】〗」』｝}>》〉﹞";

    private Brackets() {}

    /** As {@link HalfWidth#code}, with every bracket round. */
    static String round(String text) {
        StringBuilder round = new StringBuilder(text.length());
        HalfWidth.code(text)
                .chars()
                .map(character ->
                        OPENING.indexOf(character) >= 0 ? '(' : CLOSING.indexOf(character) >= 0 ? ')' : character)
                .forEach(character -> round.append((char) character));
        return round.toString();
    }
}
