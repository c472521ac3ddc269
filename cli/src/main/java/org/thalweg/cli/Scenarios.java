package org.thalweg.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.thalweg.export.AlignmentFile;
import org.thalweg.standard.Mode;
import org.thalweg.study.AlternativeSpec;
import org.thalweg.study.BadInput;
import org.thalweg.study.Scenario;

/** Finds what a command's arguments name in a scenario, and refuses what it does not hold. */
final class Scenarios {
    private Scenarios() {}

    /** The scenario that comes with Thalweg. */
    static Path bundled(Main.Place place) {
        Path folder = place.home() == null ? null : place.home().resolve("scenarios").resolve("meghri");
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("the bundled scenario is not there ("
                    + (folder == null ? "Thalweg was started without its launcher" : folder + " is missing")
                    + "); name a scenario");
        }
        return folder;
    }

    /** Refuses a mode that the scenario does not plan. */
    static void checkMode(Scenario scenario, Mode mode) {
        if (!scenario.modes().containsKey(mode)) {
            String there = scenario.modes().keySet().stream().map(Mode::slug).collect(Collectors.joining(" and "));
            throw new BadInput(scenario.file() + " has no mode " + mode.slug() + ", only " + there
                    + "; choose that, or add " + mode.slug() + " under 'modes'");
        }
    }

    /** The name of an alternative, the scenario's first when none is named. */
    static String alternative(Scenario scenario, String name) {
        if (name == null) {
            return scenario.alternatives().get(0).name();
        }
        if (scenario.alternatives().stream().noneMatch(a -> a.name().equals(name))) {
            String there = scenario.alternatives().stream().map(AlternativeSpec::name).collect(Collectors.joining(", "));
            throw new BadInput(scenario.file() + " has no alternative '" + name + "'; choose one of " + there);
        }
        return name;
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
