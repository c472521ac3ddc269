package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.export.AlignmentFile;
import org.thalweg.standard.Mode;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;
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

    /** Refuses a line that says that it is drawn in another CRS than the scenario's, or for another mode. */
    static void checkLine(Scenario scenario, Mode mode, Path file, GivenLine line) {
        if (line.crs().isPresent() && !line.crs().get().equals(scenario.crs())) {
            throw new BadInput(file + ": its coordinates are in " + line.crs().get() + " but those of " + scenario.file()
                    + " in " + scenario.crs() + "; give the line in the scenario's CRS");
        }
        if (line.mode().isPresent() && line.mode().get() != mode) {
            throw new BadInput(file + ": mode is " + line.mode().get().slug() + " but " + mode.slug()
                    + " is asked for; say --mode " + line.mode().get().slug() + " or give another line");
        }
    }

    /** Refuses a file for a line's LandXML that cannot be written, before anything is computed. */
    static void checkLandXml(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new BadInput(file + ": " + (Files.isDirectory(file) ? "this is a folder" : "its folder is not there")
                    + "; name a file such as line.xml in a folder that there is");
        }
    }
}
