package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.thalweg.alignment.Alignment;
import org.thalweg.corridor.LowerBound;
import org.thalweg.export.AlignmentFile;
import org.thalweg.standard.Mode;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Line;
import org.thalweg.study.Progress;
import org.thalweg.study.Scenario;
import org.thalweg.study.Seed;
import org.thalweg.study.Study;
import org.thalweg.study.StudyRunner;

/**
 * What the commands ask of the library. Every method throws {@link org.thalweg.study.BadInput} on input that cannot be
 * used, and {@link org.thalweg.study.NoLine} where no line keeps the standard.
 */
interface Engine {
    /** Reads a scenario: a YAML file, or the folder that holds one. */
    Scenario scenario(Path place) throws IOException;

    /** Plans all alternatives. */
    StudyRunner.Result study(Scenario scenario, int threads, Progress progress) throws IOException;

    /** Plans one mode of one alternative (null: the scenario's first): a study of one line. */
    StudyRunner.Result plan(Scenario scenario, Mode mode, String alternative, int threads, Progress progress)
            throws IOException;

    /** Refines a user's line: a study of one line. */
    StudyRunner.Result plan(
            Scenario scenario, Mode mode, String alternative, Seed seed, int threads, Progress progress)
            throws IOException;

    /** The lower bound on the cost of every line of a mode, by a mesh of so many states (null: the first alternative's). */
    LowerBound.Result bound(Scenario scenario, Mode mode, String alternative, int states) throws IOException;

    /** Audits and prices a given line, under an alternative's set-backs and weights (null: the scenario's first). */
    Line score(Scenario scenario, Mode mode, String alternative, Alignment alignment) throws IOException;

    /**
     * Audits and prices a line that a user hands in; where it gives no heights, along the best profile that the standard
     * allows.
     */
    StudyRunner.Scored score(Scenario scenario, Mode mode, String alternative, GivenLine line) throws IOException;

    /** Reads a line that Thalweg wrote. */
    AlignmentFile line(Path file) throws IOException;

    /** Reads a line that a user hands in; a line in degrees is brought to a CRS. */
    GivenLine given(Path file, String crs, double tolerance) throws IOException;

    /** Refuses a folder that the output must not replace. */
    void checkOutput(Path dir) throws IOException;

    /** Writes a study with its report; seconds by stage. */
    void write(Study study, SortedMap<String, Double> seconds, int threads, Path dir) throws IOException;

    /** Writes a line as LandXML. */
    void writeLandXml(Line line, String name, String crs, Path file) throws IOException;

    /** Writes the files of one line. */
    void writeLine(Line line, String name, String crs, Path dir) throws IOException;
}
