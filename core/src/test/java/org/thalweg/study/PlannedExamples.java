package org.thalweg.study;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.thalweg.standard.Mode;

/** Lines planned from a cold start on the scenarios under examples/, each once for all tests: it takes up to a minute. */
final class PlannedExamples {
    private static final Map<String, Line> LINES = new ConcurrentHashMap<>();

    private PlannedExamples() {}

    /** The line of an example's mode under its first alternative. */
    static Line line(String example, Mode mode) {
        return LINES.computeIfAbsent(example + " " + mode, key -> {
            Scenario scenario = ScenarioReader.read(Path.of("..", "examples", example));
            StudyRunner.Result result = StudyRunner.plan(scenario, mode, null, 2, Progress.SILENT);
            return result.study().alternatives().get(0).lines().get(mode);
        });
    }
}
