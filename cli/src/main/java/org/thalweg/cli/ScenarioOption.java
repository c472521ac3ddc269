package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.thalweg.study.Scenario;
import picocli.CommandLine.Parameters;

/** A scenario, which may be left out: then it is the bundled one. */
final class ScenarioOption {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A scenario's YAML file, or the folder that holds it. Left out: the bundled Meghri crossing.")
    private Path scenario;

    /** Reads it. */
    Scenario read(Engine engine, Main.Place place) throws IOException {
        return engine.scenario(scenario == null ? Scenarios.bundled(place) : scenario);
    }
}
