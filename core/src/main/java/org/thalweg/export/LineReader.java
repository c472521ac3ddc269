package org.thalweg.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.study.BadInput;
import org.thalweg.study.GivenLine;
import tools.jackson.databind.JsonNode;

/**
 * Reads a line that a user hands in, wherever a LINE is asked for: {@code alignment.json}, LandXML, or a GeoJSON
 * LineString, whose elements are fitted.
 */
public final class LineReader {
    /** How far a drawn point may lie from the line (m), where nothing else is asked: about as well as maps are drawn. */
    public static final double TOLERANCE = 1;

    private LineReader() {}

    /**
     * Reads a line; elements are fitted to {@link #TOLERANCE}.
     *
     * @param file the file; the kind is told from its content, not from its name
     * @param crs projected CRS that a line in degrees is brought to, {@code EPSG:n}
     * @return the line
     * @throws IOException when the file exists but cannot be read
     * @throws BadInput when the file is missing or not a line, with the place and the remedy
     */
    public static GivenLine read(Path file, String crs) throws IOException {
        return read(file, crs, TOLERANCE);
    }

    /**
     * Reads a line.
     *
     * @param file the file; the kind is told from its content, not from its name
     * @param crs projected CRS that a line in degrees is brought to, {@code EPSG:n}
     * @param tolerance how far a point of a drawn line may lie from the elements fitted to it (m)
     * @return the line
     * @throws IOException when the file exists but cannot be read
     * @throws BadInput when the file is missing or not a line, with the place and the remedy
     */
    public static GivenLine read(Path file, String crs, double tolerance) throws IOException {
        byte[] bytes = bytes(file, AlignmentJsonReader.LARGEST);
        int first = 0;
        while (first < bytes.length && (bytes[first] <= ' ' || bytes[first] == (byte) 0xEF
                || bytes[first] == (byte) 0xBB || bytes[first] == (byte) 0xBF)) {
            first++;
        }
        try {
            if (first < bytes.length && bytes[first] == '<') {
                return LandXmlReader.parse(file.toString(), bytes);
            }
            JsonNode tree = AlignmentJsonReader.tree(file.toString(), bytes);
            return AlignmentJsonReader.isGeoJson(tree)
                    ? GeoJsonLine.parse(file.toString(), tree, crs, tolerance)
                    : of(AlignmentJsonReader.parse(file.toString(), tree));
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage() + "; correct the line");
        }
    }

    private static GivenLine of(AlignmentFile line) {
        return new GivenLine(
                Optional.of(line.crs()),
                Optional.of(line.mode()),
                line.alignment().plan(),
                Optional.of(line.alignment().profile()),
                Optional.of(line.alignment().structures()),
                Optional.empty());
    }

    /** The bytes of a file that a user named. */
    static byte[] bytes(Path file, long largest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + ": there is no such file; name a line, for example DIR/ALTERNATIVE/road/alignment.json");
        }
        if (Files.size(file) > largest) {
            throw new BadInput(file + ": " + Files.size(file) + " bytes is too large for a line; give the line alone");
        }
        return Files.readAllBytes(file);
    }
}
