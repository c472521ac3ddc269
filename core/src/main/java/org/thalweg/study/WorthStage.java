package org.thalweg.study;

import java.util.SortedMap;
import java.util.TreeMap;

/** Adds to a study what its alternatives are worth: after the posts, whose times it takes. */
final class WorthStage {
    private WorthStage() {}

    static StudyRunner.Result after(StudyRunner.Result before, Progress progress) {
        Study study = before.study();
        if (study.scenario().economy() == null) {
            return before;
        }
        long start = System.nanoTime();
        progress.at("Worth and risk", 1);
        Study with = study.with(StudyWorth.of(study));
        SortedMap<String, Double> seconds = new TreeMap<>(before.seconds());
        seconds.put("worth", (System.nanoTime() - start) / 1e9);
        return new StudyRunner.Result(with, seconds);
    }
}
