package org.thalweg.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Structure;
import org.thalweg.study.BadInput;

/**
 * The sampled line as {@code stations.csv}: UTF-8, comma, one header line, LF. The cost column adds up to the bill's
 * total to the cent. A height of the ground that is not known (a void) is an empty field.
 */
public final class StationsCsv {
    /** The header line, without its line feed. */
    public static final String HEADER = "station_m,easting_m,northing_m,elevation_m,ground_m,heading_deg,curvature_per_m,"
            + "grade,cant_mm,speed_kmh,width_m,structure,cut_m3,fill_m3,tunnel_m3,land_m2,cost";

    /** Decimals of the columns in order; the column of the structure has none. */
    private static final int[] DECIMALS = {4, 4, 4, 4, 4, 7, 9, 7, 2, 2, 3, -1, 3, 3, 3, 3, 2};

    private static final int STRUCTURE = 11;
    private static final int COLUMNS = DECIMALS.length;
    private static final long LARGEST = 256L << 20;

    private StationsCsv() {}

    /**
     * Writes a sampled line.
     *
     * @param file the file, replaced when it exists
     * @param table the sampled line
     * @param total construction cost that the cost column adds up to
     * @throws IOException when the file cannot be written
     * @throws IllegalArgumentException when the table's costs do not add up to the total
     */
    public static void write(Path file, StationTable table, BigDecimal total) throws IOException {
        Files.write(file, text(table, total).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text of {@code stations.csv}.
     *
     * @param table the sampled line
     * @param total construction cost that the cost column adds up to
     * @return header and rows, each ending with a line feed
     * @throws IllegalArgumentException when the table's costs do not add up to the total
     */
    public static String text(StationTable table, BigDecimal total) {
        long[] cents = Cents.share(table.cost(), total);
        StringBuilder out = new StringBuilder(160 * (table.rows() + 1));
        out.append(HEADER).append('\n');
        for (int i = 0; i < table.rows(); i++) {
            double[] row = {
                table.station()[i], table.x()[i], table.y()[i], table.elevation()[i], table.ground()[i],
                heading(table.heading()[i]), table.curvature()[i], table.grade()[i], 1000 * table.cant()[i],
                3.6 * table.speed()[i], table.width()[i], 0, table.cut()[i], table.fill()[i], table.tunnel()[i],
                table.land()[i]
            };
            for (int c = 0; c < row.length; c++) {
                if (c == STRUCTURE) {
                    out.append(table.structure()[i].slug());
                } else if (!(c == 4 && Double.isNaN(row[c]))) {
                    Decimal.append(out, row[c], DECIMALS[c]);
                }
                out.append(',');
            }
            out.append(BigDecimal.valueOf(cents[i], 2).toPlainString()).append('\n');
        }
        return out.toString();
    }

    /** Degrees in 0 to 360, the upper end excluded after rounding too. */
    private static double heading(double radians) {
        double degrees = AlignmentJson.degrees(radians);
        return degrees >= 360 - 0.5e-7 ? 0 : degrees;
    }

    /**
     * Reads a sampled line.
     *
     * @param file a {@code stations.csv}
     * @return the sampled line, with the file's rounding
     * @throws IOException when the file exists but cannot be read
     * @throws BadInput when the file is missing or does not keep the format, with the line and the remedy
     */
    public static StationTable read(Path file) throws IOException {
        String text = new String(LineReader.bytes(file, LARGEST), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new BadInput(file + ": line 1 must be the header " + HEADER);
        }
        int rows = lines.size() - 1;
        double[][] values = new double[COLUMNS][rows];
        Structure[] structure = new Structure[rows];
        for (int i = 0; i < rows; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            if (fields.length != COLUMNS) {
                throw new BadInput(file + ": line " + (i + 2) + " has " + fields.length + " fields and must have " + COLUMNS);
            }
            for (int c = 0; c < COLUMNS; c++) {
                if (c == STRUCTURE) {
                    structure[i] = structure(file, i + 2, fields[c]);
                } else {
                    values[c][i] = number(file, i + 2, c, fields[c]);
                }
            }
        }
        return table(values, structure);
    }

    private static StationTable table(double[][] v, Structure[] structure) {
        return new StationTable(
                v[0], v[1], v[2], v[3], v[4],
                Arrays.stream(v[5]).map(StrictMath::toRadians).toArray(), v[6], v[7],
                Arrays.stream(v[8]).map(mm -> mm / 1000).toArray(),
                Arrays.stream(v[9]).map(kmh -> kmh / 3.6).toArray(),
                v[10], structure, v[12], v[13], v[14], v[15], v[16]);
    }

    private static Structure structure(Path file, int line, String field) {
        for (Structure s : Structure.values()) {
            if (s.slug().equals(field)) {
                return s;
            }
        }
        throw new BadInput(
                file + ": line " + line + ", structure '" + field + "' must be earthwork, bridge, tunnel or wall");
    }

    private static double number(Path file, int line, int column, String field) {
        if (column == 4 && field.isEmpty()) {
            return Double.NaN;
        }
        // Plain decimals only: parseDouble alone would let NaN, hexadecimal and type suffixes pass.
        if (!field.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw new BadInput(file + ": line " + line + ", " + HEADER.split(",")[column] + " '" + field
                    + "' must be a plain decimal number");
        }
        return Double.parseDouble(field);
    }
}
