package org.thalweg.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.thalweg.alignment.Alignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.operation.LineProfile;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.Structure;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;

/**
 * A line for vehicles to run on, from any file of a line: {@code alignment.json}, LandXML, GeoJSON, or a user's table of
 * stations. A table needs the columns {@code station_m} and {@code elevation_m} (m); {@code curvature_per_m} (1/m),
 * {@code cant_mm} (railway) and {@code speed_kmh} are used where they are there, others are passed over.
 */
public final class RunLine {
    private static final long LARGEST = 64L << 20;
    private static final int MOST_ROWS = 1_000_000;

    private RunLine() {}

    /**
     * Reads a line.
     *
     * @param file the file; the kind is told from its content
     * @param crs projected CRS that a line in degrees is brought to; null where none was named
     * @param tolerance how far a point of a drawn line may lie from the elements fitted to it (m)
     * @param standard gives cant and speed where the file does not
     * @return the line
     * @throws IOException when the file exists but cannot be read
     * @throws BadInput when it is no line, has no heights, or is in degrees and no CRS was named
     */
    public static LineProfile read(Path file, String crs, double tolerance, DesignStandard standard) throws IOException {
        byte[] bytes = LineReader.bytes(file, LARGEST);
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        try {
            if (!head.startsWith("<") && !head.startsWith("{")) {
                return table(file, new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", ""), standard);
            }
            if (crs == null && head.startsWith("{")
                    && AlignmentJsonReader.isGeoJson(AlignmentJsonReader.tree(file.toString(), bytes))) {
                throw new BadInput(file + ": a GeoJSON line needs a grid to be measured on; add, for example, --crs EPSG:32638");
            }
            return of(file, LineReader.read(file, crs, tolerance), standard);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage() + "; correct the line");
        }
    }

    private static LineProfile of(Path file, GivenLine given, DesignStandard standard) {
        if (given.profile().isEmpty()) {
            throw new BadInput(file + ": it gives no heights, and a vehicle feels little but grades; give a line with heights,"
                    + " or let 'thalweg score --out' find them");
        }
        if (given.mode().isPresent() && given.mode().get() != standard.mode()) {
            throw new BadInput(file + ": it is a line for " + given.mode().get().slug() + ", and the vehicle runs on "
                    + standard.mode().slug() + "; choose the other");
        }
        List<StructureSpan> structures = given.structures()
                .orElse(List.of(new StructureSpan(Structure.EARTHWORK, 0, given.plan().length())));
        return LineProfile.of(new Alignment(given.plan(), given.profile().get(), structures), standard);
    }

    private static LineProfile table(Path file, String text, DesignStandard standard) {
        List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
        List<String> head = lines.isEmpty() ? List.of()
                : Arrays.stream(lines.get(0).split(",", -1)).map(String::strip).toList();
        int station = head.indexOf("station_m");
        int height = head.indexOf("elevation_m");
        if (station < 0 || height < 0) {
            throw new BadInput(file + ": line 1 names no columns station_m and elevation_m; a line is an alignment.json,"
                    + " LandXML, GeoJSON, or a table with these columns, apart by commas");
        }
        int n = lines.size() - 1;
        if (n < 2 || n > MOST_ROWS) {
            throw new BadInput(file + ": it has " + n + " rows and must have from 2 to " + MOST_ROWS);
        }
        double[][] v = new double[5][n];
        int[] columns = {station, height, head.indexOf("curvature_per_m"), head.indexOf("cant_mm"), head.indexOf("speed_kmh")};
        for (int i = 0; i < n; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            for (int c = 0; c < columns.length; c++) {
                v[c][i] = columns[c] < 0 ? Double.NaN : number(file, i + 2, head, fields, columns[c]);
            }
            if (i > 0 && !(v[0][i] > v[0][i - 1])) {
                throw new BadInput(file + ": line " + (i + 2) + ", station_m " + v[0][i] + " does not lie beyond "
                        + v[0][i - 1] + " of the row before; put the rows in order");
            }
        }
        LineProfile.Stretch[] stretches = new LineProfile.Stretch[n - 1];
        for (int i = 0; i + 1 < n; i++) {
            stretches[i] = stretch(v, i, standard);
        }
        return new LineProfile(v[0], v[1], stretches);
    }

    /** Between two rows: the sharper curvature of both, the cant and speed of the first. */
    private static LineProfile.Stretch stretch(double[][] v, int i, DesignStandard standard) {
        double a = Double.isNaN(v[2][i]) ? 0 : v[2][i];
        double b = Double.isNaN(v[2][i + 1]) ? 0 : v[2][i + 1];
        double k = Math.abs(a) > Math.abs(b) ? a : b;
        boolean canted = standard.mode() == Mode.RAIL && !Double.isNaN(v[3][i]);
        double cant = canted ? Math.abs(v[3][i]) / 1000 / standard.railHeadDistance() : standard.superelevation(k);
        double speed = Double.isNaN(v[4][i]) ? standard.designSpeed() : v[4][i] / 3.6;
        return new LineProfile.Stretch(k, cant, speed, Structure.EARTHWORK);
    }

    private static double number(Path file, int line, List<String> head, String[] fields, int column) {
        String field = column < fields.length ? fields[column].strip() : "";
        if (!field.matches("[-+]?[0-9]{1,20}(\\.[0-9]{1,25})?([eE][-+]?[0-9]{1,2})?")) {
            throw new BadInput(file + ": line " + line + ", " + head.get(column) + " '"
                    + (field.length() > 40 ? field.substring(0, 40) + "..." : field) + "' must be a plain number");
        }
        return Double.parseDouble(field);
    }
}
