package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerrainFilesTest {
    @TempDir
    Path folder;

    /** Loads a file on the grid of a raster that gdalwarp made from it, and compares every cell. */
    private static void compareWithGdal(List<Path> files, Path warped, double slope) throws IOException {
        try (GeoTiffReader reader = GeoTiffReader.open(warped)) {
            Raster gdal = reader.read();
            RasterFrame f = gdal.frame();
            double[] area = {f.x0(), f.y(f.rows() - 1), f.x(f.columns() - 1), f.y0()};
            LoadedTerrain loaded = TerrainFiles.load(files, f.crs().orElseThrow(), f.dx(), area, false);
            GridFrame grid = loaded.terrain().frame();
            int voids = 0;
            int compared = 0;
            double greatest = 0;
            for (int r = 0; r < f.rows(); r++) {
                for (int c = 0; c < f.columns(); c++) {
                    int index = grid.index(f.x(c), f.y(r));
                    double ours = index < 0 ? Double.NaN : loaded.terrain().height(index);
                    double theirs = gdal.at(c, r);
                    if (Double.isNaN(theirs) != Double.isNaN(ours)) {
                        voids++;
                        continue;
                    }
                    if (!Double.isNaN(ours)) {
                        compared++;
                        greatest = Math.max(greatest, Math.abs(ours - theirs));
                    }
                }
            }
            System.out.printf("%s: %d compared, %d voids differ, greatest difference %.5f m; %s%n",
                    warped.getFileName(), compared, voids, greatest, loaded.note());
            // Positions are good to PixelLattice.TOLERANCE in both directions.
            assertThat(greatest).isLessThan(2 * PixelLattice.TOLERANCE * slope + 1e-3);
            assertThat(voids).as("cells void in one and not in the other").isLessThanOrEqualTo(compared / 200);
            assertThat(compared).isGreaterThan(500);
        }
    }

    @Test
    void samplesAGeographicFileAsGdalDoes() throws IOException {
        // Neighbouring cells differ by up to 31 m.
        compareWithGdal(List.of(TestRasters.file("degrees.tif")), TestRasters.file("warped-degrees.tif"), 31);
    }

    @Test
    void samplesTilesAsGdalDoes() throws IOException {
        Path three = folder.resolve("N38E046.hgt");
        Files.write(three, TestRasters.hgtTile(1201));
        compareWithGdal(List.of(three), TestRasters.file("warped-hgt.tif"), 137);
        Path one = folder.resolve("N46E007.hgt");
        Files.write(one, TestRasters.hgtTile(3601));
        compareWithGdal(List.of(one), TestRasters.file("warped-hgt1.tif"), 137);
    }
}
