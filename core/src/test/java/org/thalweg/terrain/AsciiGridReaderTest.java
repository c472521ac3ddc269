package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiGridReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"corner.asc", "centre.asc"})
    void readsBothRegistrations(String name) throws IOException {
        try (RasterFile file = RasterFile.open(TestRasters.file(name))) {
            assertThat(file.frame(0)).isEqualTo(new RasterFrame(500015, 4299985, 30, -30, 40, 30, Optional.empty()));
            Raster raster = file.read();
            for (int r = 0; r < 30; r++) {
                for (int c = 0; c < 40; c++) {
                    float expected = TestRasters.isVoid(c, r) ? Float.NaN : (float) TestRasters.real(c, r);
                    assertThat(Float.valueOf(raster.at(c, r))).isEqualTo(Float.valueOf(expected));
                }
            }
        }
    }

    /** The reader's own way with digits must give what the JDK's gives. */
    @Test
    void readsNumbersAsTheJdkDoes() throws IOException {
        Random random = new Random(3);
        String[] words = new String[1000];
        StringBuilder text = new StringBuilder("ncols 1000\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\n");
        for (int i = 0; i < words.length; i++) {
            double value = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(5));
            words[i] = switch (random.nextInt(4)) {
                case 0 -> String.valueOf((float) value);
                case 1 -> String.valueOf(value);
                case 2 -> String.format(java.util.Locale.ROOT, "%.3f", value);
                default -> String.format(java.util.Locale.ROOT, "%.4e", value);
            };
            text.append(words[i]).append(i % 7 == 0 ? "\n" : " ");
        }
        Path path = folder.resolve("words.asc");
        Files.writeString(path, text);
        try (AsciiGridReader file = AsciiGridReader.open(path)) {
            Raster raster = file.read();
            for (int i = 0; i < words.length; i++) {
                assertThat(raster.at(i, 0)).as("seed 3, word %s", words[i]).isEqualTo((float) Double.parseDouble(words[i]));
            }
        }
    }

    @Test
    void readsGdalsUnequalSidesAndNan() throws IOException {
        Path path = folder.resolve("sides.asc");
        Files.writeString(path, "ncols 2\nnrows 2\nxllcorner 100\nyllcorner 200\ndx 10\ndy 20\nNODATA_value nan\n"
                + "nan 2\n3 4\n");
        try (AsciiGridReader file = AsciiGridReader.open(path)) {
            assertThat(file.frame(0)).isEqualTo(new RasterFrame(105, 230, 10, -20, 2, 2, Optional.empty()));
            Raster raster = file.read();
            assertThat(raster.at(0, 0)).isNaN();
            assertThat(raster.at(1, 1)).isEqualTo(4);
        }
        Files.writeString(path, "ncols 2\nnrows 1\nxllcorner 100\nyllcorner 200\ncellsize 10\nnan -9999\n");
        try (AsciiGridReader file = AsciiGridReader.open(path)) {
            assertThat(file.read().at(0, 0)).isNaN();
            assertThat(file.read().at(1, 0)).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3 4|no ncols",
        "ncols 2 nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3|ends before row 2, column 2",
        "ncols 2 nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3 4 5|more heights follow",
        "ncols 2 nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2,5 3 4|line 1: the height \"2,5\" is not a number",
        "ncols 2.5 nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3 4|whole number",
        "ncols 90000 nrows 90000 xllcorner 0 yllcorner 0 cellsize 1 1 2|more than its",
        "ncols 2 nrows 2 xllcorner 0 yllcorner 0 cellsize -1 1 2 3 4|cell size is -1",
        "ncols 2 nrows 2 xllcorner nan yllcorner 0 cellsize 1 1 2 3 4|not a place on Earth",
        "ncols 2 nrows 2 rotation 3 xllcorner 0 yllcorner 0 cellsize 1 1 2 3 4|\"rotation\"",
        "ncols two nrows 2 xllcorner 0 yllcorner 0 cellsize 1 1 2 3 4|the header's ncols \"two\"",
        "ncols|ends within the header"
    })
    void refusesPlainly(String text, String why) throws IOException {
        Path path = folder.resolve("bad.asc");
        Files.writeString(path, text);
        assertThatThrownBy(() -> {
            try (AsciiGridReader file = AsciiGridReader.open(path)) {
                file.read();
            }
        }).isInstanceOf(RasterException.class).hasMessageStartingWith("bad.asc").hasMessageContaining(why)
                .hasMessageMatching("[^\n]+; [^\n]+");
    }
}
