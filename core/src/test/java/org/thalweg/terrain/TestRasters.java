package org.thalweg.terrain;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The test files of src/test/resources/terrain, and the functions that make.py filled them with. */
final class TestRasters {
    static final int COLUMNS = 40;
    static final int ROWS = 30;

    private TestRasters() {}

    static Path folder() {
        try {
            return Path.of(TestRasters.class.getResource("/terrain/cs2cs.csv").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path file(String name) {
        return folder().resolve(name);
    }

    /** Files of a folder, by name. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    static double whole(int c, int r) {
        return 300 + 7 * c + 11 * r + c * r % 13;
    }

    static double real(int c, int r) {
        return whole(c, r) - 500 + (3 * c * c + 7 * r) % 16 / 16.0;
    }

    static boolean isVoid(int c, int r) {
        return (c + 2 * r) % 17 == 0;
    }

    /** What a file of a type holds, as its name begins with it. */
    static double expected(String type, int c, int r) {
        return switch (type) {
            case "uint8" -> whole(c, r) % 251;
            case "uint16", "uint32" -> whole(c, r);
            case "int16", "int32" -> whole(c, r) - 500;
            default -> real(c, r);
        };
    }

    /** Heights of the HGT tiles that make.py warped with GDAL. */
    static short hgt(int c, int r) {
        return (short) ((c / 7 + r / 5) % 23 == 0 ? -32768 : 1500 + (5 * c + 3 * r) % 97 + c * r % 41);
    }

    static byte[] hgtTile(int samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples * samples);
        for (int r = 0; r < samples; r++) {
            for (int c = 0; c < samples; c++) {
                bytes.putShort(hgt(c, r));
            }
        }
        return bytes.array();
    }

    /** The folder of real data, if there is one beside the project. */
    static Optional<Path> shared() {
        String named = System.getenv("THALWEG_SHARED");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("shared/DESIGN.md"))) {
                return Optional.of(at.resolve("shared"));
            }
        }
        return Optional.empty();
    }
}
