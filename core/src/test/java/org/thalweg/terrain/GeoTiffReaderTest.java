package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoTiffReaderTest {
    @Test
    void readsEveryCommittedVariantThatGdalWrote() throws IOException {
        assertThat(checkVariants(TestRasters.folder())).isEqualTo(39);
    }

    @Test
    void readsEveryVariantThatGdalWrites() throws IOException {
        String folder = System.getenv("THALWEG_TIFF_VARIANTS");
        Assumptions.assumeTrue(folder != null, "make.py --all DIR makes them; THALWEG_TIFF_VARIANTS names DIR");
        assertThat(checkVariants(Path.of(folder))).isEqualTo(312);
    }

    /** Compares every file named TYPE-...-nodata.tif with the function that filled it; returns how many there were. */
    private static int checkVariants(Path folder) throws IOException {
        int count = 0;
        for (Path path : TestRasters.files(folder, "-nodata.tif")) {
            String name = path.getFileName().toString();
            String type = name.substring(0, name.indexOf('-'));
            try (GeoTiffReader file = GeoTiffReader.open(path)) {
                assertThat(file.frame(0)).as(name)
                        .isEqualTo(new RasterFrame(500015, 4299985, 30, -30, 40, 30, Optional.of("EPSG:32638")));
                checkCells(name, file.read(), type, true);
            }
            count++;
        }
        return count;
    }

    private static void checkCells(String name, Raster raster, String type, boolean voids) {
        for (int r = 0; r < TestRasters.ROWS; r++) {
            for (int c = 0; c < TestRasters.COLUMNS; c++) {
                float expected = voids && TestRasters.isVoid(c, r)
                        ? Float.NaN
                        : (float) TestRasters.expected(type, c, r);
                assertThat(Float.valueOf(raster.at(c, r))).as("%s, column %d, row %d", name, c, r)
                        .isEqualTo(Float.valueOf(expected));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "point.tif, float32, false", "plain.tif, float32, false", "nan.tif, float32, true", "lowest.tif, float32, true",
        "one-strip.tif, float32, false", "one-strip-deflate.tif, float32, false", "old-deflate.tif, float32, false",
        "south-up.tif, float32, false", "degrees.tif, float32, false"
    })
    void readsSpecialFiles(String name, String type, boolean voids) throws IOException {
        try (GeoTiffReader file = GeoTiffReader.open(TestRasters.file(name))) {
            checkCells(name, file.read(), type, voids);
        }
    }

    @Test
    void placesCells() throws IOException {
        Optional<String> utm = Optional.of("EPSG:32638");
        // GDAL's corner (500000, 4300000) is that of the first cell, whether the file ties areas or points.
        assertThat(frame("point.tif")).isEqualTo(new RasterFrame(500015, 4299985, 30, -30, 40, 30, utm));
        assertThat(frame("plain.tif"))
                .isEqualTo(new RasterFrame(500015, 4299985, 30, -30, 40, 30, Optional.empty()));
        assertThat(frame("south-up.tif")).isEqualTo(new RasterFrame(500015, 4300015, 30, 30, 40, 30, utm));
        RasterFrame degrees = frame("degrees.tif");
        assertThat(degrees.crs()).contains("EPSG:4326");
        assertThat(degrees.x0()).isCloseTo(46.3 + 0.5 / 1200, within(1e-12));
        assertThat(degrees.y0()).isCloseTo(38.95 - 0.5 / 1200, within(1e-12));
    }

    private static RasterFrame frame(String name) throws IOException {
        try (GeoTiffReader file = GeoTiffReader.open(TestRasters.file(name))) {
            return file.frame(0);
        }
    }

    @Test
    void takesAbsentBlocksForVoids() throws IOException {
        try (GeoTiffReader file = GeoTiffReader.open(TestRasters.file("sparse.tif"))) {
            Raster raster = file.read();
            for (int r = 0; r < 30; r++) {
                for (int c = 0; c < 40; c++) {
                    boolean absent = r < 16 && c >= 16 && c < 32;
                    float expected = absent ? Float.NaN : (float) TestRasters.expected("int16", c, r);
                    assertThat(Float.valueOf(raster.at(c, r))).isEqualTo(Float.valueOf(expected));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overviews.tif", "cog.tif"})
    void readsOverviews(String name) throws IOException {
        try (GeoTiffReader file = GeoTiffReader.open(TestRasters.file(name))) {
            Raster main = file.read();
            assertThat(main.at(95, 79)).isEqualTo((float) TestRasters.real(95, 79));
            assertThat(file.levels()).isEqualTo(3);
            assertThat(file.frame(1))
                    .isEqualTo(new RasterFrame(500030, 4299970, 60, -60, 48, 40, Optional.of("EPSG:32638")));
            assertThat(file.frame(2).columns()).isEqualTo(24);
            if (name.startsWith("cog")) {
                // The COG's overviews are cubic; only their frames are compared.
                return;
            }
            // GDAL made level 1 as the means of 2 x 2 cells, which our own averaging must give too (both in floats).
            Raster half = file.read(1, RasterWindow.all(file.frame(1)), 1);
            Raster mean = file.read(0, RasterWindow.all(file.frame(0)), 2);
            assertThat(mean.frame()).isEqualTo(half.frame());
            for (int r = 0; r < 40; r++) {
                for (int c = 0; c < 48; c++) {
                    assertThat(mean.at(c, r)).isCloseTo(half.at(c, r), within(1e-3f));
                }
            }
        }
    }

    @Test
    void windowsAreCutsOfTheWhole() throws IOException {
        Random random = new Random(7);
        for (Path path : TestRasters.files(TestRasters.folder(), "-nodata.tif")) {
            try (GeoTiffReader file = GeoTiffReader.open(path)) {
                Raster whole = file.read();
                for (int k = 0; k < 5; k++) {
                    int c0 = random.nextInt(40);
                    int r0 = random.nextInt(30);
                    RasterWindow window =
                            new RasterWindow(c0, r0, 1 + random.nextInt(40 - c0), 1 + random.nextInt(30 - r0));
                    Raster part = file.read(0, window, 1);
                    assertThat(part.frame().x0()).isEqualTo(whole.frame().x(c0));
                    assertThat(part.frame().y0()).isEqualTo(whole.frame().y(r0));
                    for (int r = 0; r < window.rows(); r++) {
                        for (int c = 0; c < window.columns(); c++) {
                            assertThat(Float.valueOf(part.at(c, r))).as("%s %s", path.getFileName(), window)
                                    .isEqualTo(Float.valueOf(whole.at(c0 + c, r0 + r)));
                        }
                    }
                }
            }
        }
    }

    @Test
    void averagesBlocksWithoutTheirVoids() throws IOException {
        try (GeoTiffReader file = GeoTiffReader.open(TestRasters.file("nan.tif"))) {
            Raster mean = file.read(0, new RasterWindow(3, 2, 35, 28), 8);
            assertThat(mean.frame().x0()).isEqualTo(500015 + 30 * (3 + 3.5));
            assertThat(mean.frame().columns()).isEqualTo(5);
            assertThat(mean.frame().rows()).isEqualTo(4);
            double sum = 0;
            int count = 0;
            for (int r = 2; r < 10; r++) {
                for (int c = 3; c < 11; c++) {
                    if (!TestRasters.isVoid(c, r)) {
                        sum += TestRasters.real(c, r);
                        count++;
                    }
                }
            }
            // The result is a float: half a unit in the last place below 512 m is 1.5e-5.
            assertThat((double) mean.at(0, 0)).isCloseTo(sum / count, within(2e-5));
            // The last block has 3 of 8 columns: less than half.
            assertThat(mean.at(4, 0)).isNaN();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "refused-lerc.tif|LERC", "refused-zstd.tif|ZSTD", "refused-packbits.tif|PackBits", "refused-lzma.tif|LZMA",
        "refused-jpeg.tif|JPEG", "refused-bands.tif|3 bands", "refused-complex.tif|sample format 6",
        "refused-half.tif|16 bits in sample format 3", "refused-scaled.tif|scaled", "refused-mask.tif|mask",
        "refused-own-crs.tif|without an EPSG code", "rotated.tif|rotated", "unplaced.tif|does not say where it lies"
    })
    void refusesTheRestByName(String name, String reason) {
        assertThatThrownBy(() -> GeoTiffReader.open(TestRasters.file(name)).close())
                .isInstanceOf(RasterException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(reason)
                .hasMessageMatching("[^\n]*; [^\n]*");
    }
}
