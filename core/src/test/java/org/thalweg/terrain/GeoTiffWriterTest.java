package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffWriterTest {
    @TempDir
    Path folder;

    private static float[] heights(GridFrame frame, int seed) {
        Random random = new Random(seed);
        float[] heights = new float[frame.size()];
        for (int i = 0; i < heights.length; i++) {
            double smooth = 1500 + 800 * Math.sin(i % frame.columns() / 40.0) * Math.cos(i / frame.columns() / 30.0);
            heights[i] = random.nextInt(50) == 0 ? Float.NaN : (float) (smooth + random.nextGaussian());
        }
        return heights;
    }

    @Test
    void readsBackTheSameBits() throws IOException {
        int[][] sizes = {{1, 1}, {256, 256}, {257, 255}, {700, 300}, {3, 600}};
        for (int k = 0; k < sizes.length; k++) {
            GridFrame frame = new GridFrame(612345.5, 4301234.25, 30, sizes[k][0], sizes[k][1]);
            float[] heights = heights(frame, k);
            Path path = folder.resolve("grid.tif");
            GeoTiffWriter.write(path, frame, heights, "EPSG:32638");
            try (GeoTiffReader file = GeoTiffReader.open(path)) {
                assertThat(file.frame(0)).isEqualTo(new RasterFrame(612345.5, 4301234.25, 30, -30, sizes[k][0],
                        sizes[k][1], Optional.of("EPSG:32638")));
                Raster raster = file.read();
                for (int i = 0; i < heights.length; i++) {
                    float back = raster.at(i % sizes[k][0], i / sizes[k][0]);
                    assertThat(Float.floatToIntBits(back)).isEqualTo(Float.floatToIntBits(heights[i]));
                }
            }
        }
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        GridFrame frame = new GridFrame(600_000, 4_300_000, 25, 300, 280);
        GeoTiffWriter.write(folder.resolve("a.tif"), frame, heights(frame, 9), "EPSG:32638");
        GeoTiffWriter.write(folder.resolve("b.tif"), frame, heights(frame, 9), "EPSG:32638");
        assertThat(folder.resolve("a.tif")).hasSameBinaryContentAs(folder.resolve("b.tif"));
    }

    @Test
    void refusesWhatDoesNotFit() {
        GridFrame frame = new GridFrame(0, 0, 1, 2, 2);
        Path path = folder.resolve("c.tif");
        assertThatThrownBy(() -> GeoTiffWriter.write(path, frame, new float[3], "EPSG:32638"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GeoTiffWriter.write(path, frame, new float[4], "local"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(path).doesNotExist();
    }

    /** GDAL, where it is installed, reads the same heights at the same place. */
    @Test
    void gdalReadsIt() throws IOException, InterruptedException {
        Assumptions.assumeTrue(System.getenv("PATH") != null
                && List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "gdal_translate"))), "GDAL is not installed");
        GridFrame frame = new GridFrame(612345.5, 4301234.25, 30, 300, 270);
        float[] heights = heights(frame, 5);
        Path tif = folder.resolve("ours.tif");
        Path asc = folder.resolve("gdal.asc");
        GeoTiffWriter.write(tif, frame, heights, "EPSG:32638");
        String said = run("gdalinfo", tif.toString());
        assertThat(said).contains("Size is 300, 270", "ID[\"EPSG\",32638]", "Origin = (612330.5", "4301249.25",
                "Pixel Size = (30.0", ",-30.0", "Type=Float32", "NoData Value=nan", "AREA_OR_POINT=Area");
        run("gdal_translate", "-q", "-of", "AAIGrid", "-co", "SIGNIFICANT_DIGITS=12", "-a_nodata", "-9999",
                tif.toString(), asc.toString());
        try (AsciiGridReader file = AsciiGridReader.open(asc)) {
            assertThat(file.frame(0).x0()).isEqualTo(612345.5);
            assertThat(file.frame(0).y0()).isEqualTo(4301234.25);
            Raster raster = file.read();
            for (int i = 0; i < heights.length; i++) {
                float theirs = raster.at(i % 300, i / 300);
                assertThat(Float.valueOf(theirs)).isEqualTo(Float.valueOf(heights[i]));
            }
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
