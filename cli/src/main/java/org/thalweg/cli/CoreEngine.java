package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.thalweg.alignment.Alignment;
import org.thalweg.corridor.LowerBound;
import org.thalweg.export.AlignmentFile;
import org.thalweg.export.AlignmentJson;
import org.thalweg.export.LandXml;
import org.thalweg.export.LineReader;
import org.thalweg.export.StudyFiles;
import org.thalweg.report.HtmlReport;
import org.thalweg.standard.Mode;
import org.thalweg.study.GivenLine;
import org.thalweg.study.Line;
import org.thalweg.study.Progress;
import org.thalweg.study.Scenario;
import org.thalweg.study.ScenarioReader;
import org.thalweg.study.Seed;
import org.thalweg.study.Study;
import org.thalweg.study.StudyRunner;

/** The library itself. */
final class CoreEngine implements Engine {
    @Override
    public Scenario scenario(Path place) throws IOException {
        return ScenarioReader.read(place);
    }

    @Override
    public StudyRunner.Result study(Scenario scenario, int threads, Progress progress) throws IOException {
        return StudyRunner.run(scenario, threads, progress);
    }

    @Override
    public StudyRunner.Result plan(Scenario scenario, Mode mode, String alternative, int threads, Progress progress)
            throws IOException {
        return StudyRunner.plan(scenario, mode, alternative, threads, progress);
    }

    @Override
    public StudyRunner.Result plan(
            Scenario scenario, Mode mode, String alternative, Seed seed, int threads, Progress progress)
            throws IOException {
        return StudyRunner.plan(scenario, mode, alternative, seed, threads, progress);
    }

    @Override
    public LowerBound.Result bound(Scenario scenario, Mode mode, String alternative, int states) throws IOException {
        return StudyRunner.bound(scenario, mode, alternative, states);
    }

    @Override
    public Line score(Scenario scenario, Mode mode, String alternative, Alignment alignment) throws IOException {
        return StudyRunner.score(scenario, mode, alternative, alignment);
    }

    @Override
    public StudyRunner.Scored score(Scenario scenario, Mode mode, String alternative, GivenLine line) throws IOException {
        return StudyRunner.score(scenario, mode, alternative, line);
    }

    @Override
    public AlignmentFile line(Path file) throws IOException {
        return AlignmentJson.read(file);
    }

    @Override
    public GivenLine given(Path file, String crs, double tolerance) throws IOException {
        return LineReader.read(file, crs, tolerance);
    }

    @Override
    public void writeLandXml(Line line, String name, String crs, Path file) throws IOException {
        LandXml.write(file, line, name, crs);
    }

    @Override
    public void checkOutput(Path dir) throws IOException {
        StudyFiles.check(dir);
    }

    @Override
    public void write(Study study, SortedMap<String, Double> seconds, int threads, Path dir) throws IOException {
        StudyFiles.write(study, dir, HtmlReport::render, seconds);
    }

    @Override
    public void writeLine(Line line, String name, String crs, Path dir) throws IOException {
        StudyFiles.writeLine(line, name, crs, dir);
    }
}
