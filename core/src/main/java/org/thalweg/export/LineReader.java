package org.thalweg.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.study.BadInput;

/**
 * Reads a line that a user hands in, wherever a LINE is asked for: {@code alignment.json}. LandXML and GeoJSON are
 * recognised and refused with a remedy.
 */
public final class LineReader {
    private LineReader() {}

    /**
     * Reads a line.
     *
     * @param file the file; the kind is told from its content, not from its name
     * @return the line
     * @throws IOException when the file exists but cannot be read
     * @throws BadInput when the file is missing or not a line, with the place and the remedy
     */
    public static AlignmentFile read(Path file) throws IOException {
        byte[] bytes = bytes(file, AlignmentJsonReader.LARGEST);
        int first = 0;
        while (first < bytes.length && (bytes[first] <= ' ' || bytes[first] == (byte) 0xEF
                || bytes[first] == (byte) 0xBB || bytes[first] == (byte) 0xBF)) {
            first++;
        }
        if (first < bytes.length && bytes[first] == '<') {
            throw new BadInput(file + ": this looks like LandXML, which cannot be read as a line yet; give an alignment.json");
        }
        return AlignmentJsonReader.parse(file.toString(), bytes);
    }

    /** The bytes of a file that a user named. */
    static byte[] bytes(Path file, long largest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + ": there is no such file; name a line, for example DIR/ALTERNATIVE/road/alignment.json");
        }
        if (Files.size(file) > largest) {
            throw new BadInput(file + ": " + Files.size(file) + " bytes is too large for a line; give an alignment.json");
        }
        return Files.readAllBytes(file);
    }
}
