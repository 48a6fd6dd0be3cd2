package org.zhuban.operations;

import java.util.List;

/** What the checks answered, in words for the one who operates the program. */
record ConsistencyReport(List<Answer> answers) {

    /** @param violations a sentence each; none = the promise holds */
    record Answer(String promise, List<String> violations) {}

    boolean isClean() {
        return violations() == 0;
    }

    int violations() {
        return answers.stream().mapToInt(answer -> answer.violations().size()).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Consistency: ");
        long broken = answers.stream()
                .filter(answer -> !answer.violations().isEmpty())
                .count();
        text.append(
                broken == 0
                        ? "all " + answers.size() + " promises hold"
                        : broken + " of " + answers.size() + " promises are broken");
        for (Answer answer : answers) {
            text.append(answer.violations().isEmpty() ? "\n  holds   " : "\n  BROKEN  ")
                    .append(answer.promise());
            answer.violations()
                    .forEach(violation -> text.append("\n          - ").append(violation));
        }
        return text.toString();
    }
}
