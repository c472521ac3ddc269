package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.thalweg.standard.Mode;
import org.thalweg.security.LineSecurity;
import org.thalweg.security.VisibilityMap;
import org.thalweg.study.Alternative;
import org.thalweg.study.Line;
import org.thalweg.study.Study;
import org.thalweg.terrain.GeoTiffWriter;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.Projection;

/**
 * Writes a study into a folder: everything that the contract of files names, all of it or nothing.
 *
 * <p>The files are written into a hidden folder beside the target and moved into place when complete. A target that
 * exists is replaced when it is empty or an earlier study; any other folder is refused. Files in an earlier study's
 * folder that Thalweg did not write (a note, a GIS project) are kept.
 */
public final class StudyFiles {
    private StudyFiles() {}

    /**
     * Refuses a folder into which {@link #write} would not write; for asking before hours of work.
     *
     * @param dir the folder
     * @throws IOException when the folder cannot be looked into
     * @throws org.thalweg.study.BadInput when the folder exists, is not empty and is not an earlier study; or is a file
     */
    public static void check(Path dir) throws IOException {
        OutputFolder.check(dir);
    }

    /**
     * Writes a study.
     *
     * @param study the study
     * @param dir the folder, made with its parents when missing
     * @param report makes the text of {@code report.html}; a later package than this one
     * @param seconds seconds per stage so far, in order
     * @throws IOException when a file cannot be written; the folder is then as it was
     * @throws org.thalweg.study.BadInput as {@link #check}
     */
    public static void write(Study study, Path dir, Function<Study, String> report, Map<String, Double> seconds)
            throws IOException {
        OutputFolder.replace(dir, fresh -> {
            long begin = System.nanoTime();
            text(fresh, "report.html", report.apply(study));
            Timing timing = Timing.of(seconds).with("report", secondsSince(begin));
            begin = System.nanoTime();
            text(fresh, "study.json", StudyJson.text(study));
            rasters(study, fresh);
            lines(study, fresh);
            text(fresh, "timing.json", timing.with("files", secondsSince(begin)).text());
        });
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void rasters(Study study, Path fresh) throws IOException {
        String crs = study.scenario().crs();
        GridTerrain terrain = study.terrain();
        float[] heights = new float[terrain.frame().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = terrain.height(i);
        }
        GeoTiffWriter.write(fresh.resolve("terrain.tif"), terrain.frame(), heights, crs);
        for (Map.Entry<Mode, Study.Corridor> entry : study.corridors().entrySet()) {
            Study.Corridor corridor = entry.getValue();
            Path file = fresh.resolve("corridor-" + entry.getKey().slug() + ".tif");
            GeoTiffWriter.write(file, corridor.frame(), corridor.excess(), crs);
        }
        for (VisibilityMap map : study.security().maps()) {
            String border = map.observers().watch().border().name();
            GeoTiffWriter.write(fresh.resolve("visibility-" + border + ".tif"), map.frame(), map.shares(), crs);
        }
    }

    private static void lines(Study study, Path fresh) throws IOException {
        Projection projection = Projection.of(study.scenario().crs());
        for (Alternative alternative : study.alternatives()) {
            for (Map.Entry<Mode, Line> entry : alternative.lines().entrySet()) {
                String name = alternative.spec().name();
                Path folder = fresh.resolve(name).resolve(entry.getKey().slug());
                Files.createDirectories(folder);
                writeLine(folder, name, entry.getValue(), study.scenario().crs(), projection);
                Map<Mode, LineSecurity> found = study.security().lines().get(name);
                if (found != null && found.containsKey(entry.getKey())) {
                    text(folder, "security.csv", SecurityCsv.text(found.get(entry.getKey())));
                }
            }
        }
    }

    /** The three files of one line. */
    static void writeLine(Path folder, String alternative, Line line, String crs, Projection projection)
            throws IOException {
        AlignmentJson.write(folder.resolve("alignment.json"), line, crs);
        StationsCsv.write(folder.resolve("stations.csv"), line.stations(), line.bill().total());
        AlignmentGeoJson.write(folder.resolve("alignment.geojson"), alternative, line, projection);
    }

    /**
     * Writes the files of one line into a folder, atomically, as {@code plan} does: {@code alignment.json},
     * {@code stations.csv}, {@code alignment.geojson}.
     *
     * @param line the line
     * @param name what to call it in the GeoJSON's properties; a slug
     * @param crs projected CRS of its coordinates, {@code EPSG:n}
     * @param dir the folder, made with its parents when missing
     * @throws IOException when a file cannot be written; the folder is then as it was
     * @throws org.thalweg.study.BadInput when the folder exists, is not empty and does not hold an earlier line
     */
    public static void writeLine(Line line, String name, String crs, Path dir) throws IOException {
        OutputFolder.replace(dir, fresh -> writeLine(fresh, name, line, crs, Projection.of(crs)));
    }
}
