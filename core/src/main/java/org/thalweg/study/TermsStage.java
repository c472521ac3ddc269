package org.thalweg.study;

import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.terms.MissingFigure;
import org.thalweg.terms.TermsAnalysis;

/** Adds to a study what its parties could agree on, where its scenario has a conflict model. */
final class TermsStage {
    private TermsStage() {}

    static StudyRunner.Result after(StudyRunner.Result before, Progress progress) {
        Study study = before.study();
        if (study.scenario().terms() == null) {
            return before;
        }
        long start = System.nanoTime();
        progress.at("Terms", 1);
        Study with;
        try {
            with = study.with(TermsAnalysis.of(study.scenario().terms(), StudyFigures.of(study)));
        } catch (MissingFigure e) {
            throw new BadInput(study.scenario().file().getFileName() + ": the terms take the figure " + e.figure()
                    + ", which this study did not find, as of a post beyond its capacity; give its case a value to fall back on.");
        }
        SortedMap<String, Double> seconds = new TreeMap<>(before.seconds());
        seconds.put("terms", (System.nanoTime() - start) / 1e9);
        return new StudyRunner.Result(with, seconds);
    }
}
