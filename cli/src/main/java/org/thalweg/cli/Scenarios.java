package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.export.AlignmentFile;
import org.thalweg.standard.Mode;
import org.thalweg.study.BadInput;
import org.thalweg.study.Scenario;

/** Finds the bundled scenario, and refuses lines that do not belong to a scenario. */
final class Scenarios {
    private Scenarios() {}

    /** The scenario that comes with Thalweg. */
    static Path bundled(Main.Place place) {
        Path folder =
                place.home() == null ? null : place.home().resolve("scenarios").resolve("meghri");
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("the bundled scenario is not there ("
                    + (folder == null ? "Thalweg was started without its launcher" : folder + " is missing")
                    + "); name a scenario");
        }
        return folder;
    }

    /** Refuses a line drawn in another CRS than the scenario's, or for another mode. */
    static void checkLine(Scenario scenario, Mode mode, Path file, AlignmentFile line) {
        if (!line.crs().equals(scenario.crs())) {
            throw new BadInput(file + ": crs is " + line.crs() + " but that of " + scenario.file() + " is "
                    + scenario.crs() + "; give the line in the scenario's CRS");
        }
        if (line.mode() != mode) {
            throw new BadInput(file + ": mode is " + line.mode().slug() + " but " + mode.slug()
                    + " is asked for; say --mode " + line.mode().slug() + " or give another line");
        }
    }
}
