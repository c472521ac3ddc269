package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the files, they are read or refused in one sentence; nothing else comes out. */
class ScenarioFuzzTest {
    private static final String[] SPLINTERS = {
        "-", "0", "1e308", ".nan", ".inf", "none", "ground", "{", "}", "[", "]", ":", ",", "\n", "  ", "\t", "'", "\"", "&a ",
        "*a", "!!binary ", "? ", "| ", "> ", "# ", "%", "@", "\u0000", "\ufeff", "\u2028", "<<: ", "null", "true", "~", "90",
        "400000", "EPSG:4326", "EPSG:32738", "EPSG:3857", "../", "rule: forbidden", "[[0, 0], [0, 0], [0, 0]]"
    };

    @TempDir
    Path folder;

    @Test
    void mutatedScenariosAreReadOrRefused() throws Exception {
        ScenarioReaderTest.copyTo(folder);
        fuzz("scenario.yaml", 800, 1);
    }

    @Test
    void mutatedGeoJsonIsReadOrRefused() throws Exception {
        ScenarioReaderTest.copyTo(folder);
        fuzz("borders.geojson", 300, 2);
        fuzz("river.geojson", 200, 3);
    }

    private void fuzz(String name, int rounds, long stream) throws Exception {
        byte[] good = Files.readAllBytes(ScenarioReaderTest.crossing().resolve(name));
        int read = 0;
        for (int seed = 0; seed < rounds; seed++) {
            SplittableRandom random = new SplittableRandom(seed * 31L + stream);
            Files.write(folder.resolve(name), mutate(good, random));
            try {
                ScenarioReader.read(folder);
                read++;
            } catch (BadInput e) {
                assertThat(e.getMessage()).as("%s seed %d", name, seed).doesNotContain("\n").endsWith(".");
            } catch (RuntimeException | StackOverflowError e) {
                fail("%s seed %d: %s".formatted(name, seed, e), e);
            }
        }
        Files.write(folder.resolve(name), good);
        System.out.printf("fuzz %s: %d of %d still read%n", name, read, rounds);
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        StringBuilder s = new StringBuilder(new String(good, StandardCharsets.UTF_8));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && s.length() > 2; i++) {
            int at = random.nextInt(s.length());
            int end = Math.min(s.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(12)) {
                case 0 -> s.delete(at, end);
                case 1 -> s.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
                case 2 -> s.replace(at, end, SPLINTERS[random.nextInt(SPLINTERS.length)]);
                case 3 -> s.insert(random.nextInt(s.length()), s.substring(at, end));
                case 4 -> s.setCharAt(at, (char) (32 + random.nextInt(96)));
                default -> digit(s, at, random);
            }
        }
        byte[] bytes = s.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Changes the next digit: the file stays well-formed, the numbers go astray. */
    private static void digit(StringBuilder s, int at, SplittableRandom random) {
        for (int i = at; i < s.length(); i++) {
            if (Character.isDigit(s.charAt(i))) {
                s.setCharAt(i, (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }
}
