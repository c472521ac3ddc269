package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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

    /** A plane in longitude and latitude (degrees), 800 to 1 200 m within the test tiles. */
    private static double plane(double lon, double lat) {
        return 1000 + 200 * (lon - 46) - 150 * (lat - 39);
    }

    /** Writes an ASCII grid of a function at cell centres. */
    private Path ascii(String name, RasterFrame frame, DoubleBinaryOperator height) throws IOException {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "ncols %d%nnrows %d%nxllcenter %.12f%nyllcenter %.12f%ncellsize %.15f%nNODATA_value -9999%n",
                frame.columns(), frame.rows(), frame.x0(), frame.y(frame.rows() - 1), frame.dx()));
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                double h = height.applyAsDouble(frame.x(c), frame.y(r));
                text.append(Double.isNaN(h) ? "-9999" : String.format(Locale.ROOT, "%.5f", h)).append(' ');
            }
            text.append('\n');
        }
        Path path = folder.resolve(name);
        Files.writeString(path, text, StandardCharsets.US_ASCII);
        return path;
    }

    private static RasterFrame degrees(double west, double north, int columns, int rows) {
        return new RasterFrame(west, north, 1 / 1200.0, -1 / 1200.0, columns, rows, Optional.empty());
    }

    private static RasterFrame metres(double x0, double y0, double cell, int columns, int rows) {
        return new RasterFrame(x0, y0, cell, -cell, columns, rows, Optional.empty());
    }

    @Test
    void aPlaneInDegreesStaysThatPlaneOnTheGrid() throws IOException {
        Path file = ascii("plane.asc", degrees(46.2, 39.1, 240, 240), TerrainFilesTest::plane);
        LoadedTerrain loaded = TerrainFiles.load(List.of(file), "EPSG:32638", Double.NaN, null, false);
        GridFrame frame = loaded.terrain().frame();
        // 3 arc-seconds are 72 m by 92.5 m here: 81.6 m, nearest to 75 of the round figures.
        assertThat(frame.cell()).isEqualTo(75);
        assertThat(loaded.voids()).isZero();
        assertThat(loaded.note()).contains("taken for WGS 84 degrees");
        int count = 0;
        Projection utm = Projection.of("EPSG:32638");
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                double height = loaded.terrain().height(r * frame.columns() + c);
                double[] place = utm.inverse(frame.x(c), frame.y(r));
                boolean inside = place[0] > 46.2 && place[0] < 46.2 + 239 / 1200.0 && place[1] < 39.1
                        && place[1] > 39.1 - 239 / 1200.0;
                if (inside) {
                    // Position error times the slope of 0.17 m a pixel, and the floats' own step.
                    assertThat(height).isCloseTo(plane(place[0], place[1]), within(0.17 * 0.01 + 2e-4));
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(50_000);
    }

    @Test
    void ownGridComesThroughUnchanged() throws IOException {
        LoadedTerrain loaded = TerrainFiles.load(List.of(TestRasters.file("nan.tif")), null, Double.NaN, null, false);
        GridFrame frame = loaded.terrain().frame();
        assertThat(frame).isEqualTo(new GridFrame(500015, 4299985, 30, 40, 30));
        assertThat(loaded.crs()).isEqualTo("EPSG:32638");
        int voids = 0;
        for (int r = 0; r < 30; r++) {
            for (int c = 0; c < 40; c++) {
                float expected = TestRasters.isVoid(c, r) ? Float.NaN : (float) TestRasters.real(c, r);
                voids += TestRasters.isVoid(c, r) ? 1 : 0;
                assertThat(Float.valueOf(loaded.terrain().height(r * 40 + c))).isEqualTo(Float.valueOf(expected));
            }
        }
        assertThat(loaded.voids()).isEqualTo(voids);
        assertThat(loaded.filled()).isZero();
    }

    @Test
    void takesOnlyTheAreaWanted() throws IOException {
        double[] area = {500200, 4299500, 500700, 4299800};
        LoadedTerrain loaded =
                TerrainFiles.load(List.of(TestRasters.file("point.tif")), "EPSG:32638", Double.NaN, area, false);
        GridFrame frame = loaded.terrain().frame();
        assertThat(frame.columns()).isLessThanOrEqualTo(19);
        assertThat(frame.rows()).isLessThanOrEqualTo(13);
        for (double x : new double[] {200, 450, 700}) {
            for (double y : new double[] {500, 650, 800}) {
                assertThat(loaded.terrain().heightAt(500000 + x, 4299000 + y)).isFinite();
            }
        }
    }

    @Test
    void joinsTilesWithoutASeam() throws IOException {
        // Like SRTM's, the tiles share their edge column; like Copernicus', they do not; and with grids that differ.
        RasterFrame west = degrees(46.2, 39.1, 61, 120);
        List<RasterFrame> easts = List.of(degrees(46.25, 39.1, 60, 120), degrees(46.2 + 61 / 1200.0, 39.1, 60, 120),
                degrees(46.2 + 60.6 / 1200.0, 39.1, 60, 120));
        Path first = ascii("west.asc", west, TerrainFilesTest::plane);
        for (int k = 0; k < easts.size(); k++) {
            Path second = ascii("east" + k + ".asc", easts.get(k), TerrainFilesTest::plane);
            LoadedTerrain loaded =
                    TerrainFiles.load(List.of(first, second), "EPSG:32638", 40, null, false);
            assertThat(loaded.voids()).isZero();
            // Tiles on one grid are joined before sampling; others each hold their last half cell level.
            double tolerance = k < 2 ? 0.17 * 0.01 + 2e-4 : 0.17 * 0.51;
            GridFrame frame = loaded.terrain().frame();
            Projection utm = Projection.of("EPSG:32638");
            for (int i = 0; i < frame.size(); i++) {
                double[] place = utm.inverse(frame.x(i % frame.columns()), frame.y(i / frame.columns()));
                boolean inside = place[0] > 46.2 && place[0] < 46.2 + 118 / 1200.0 && place[1] < 39.1
                        && place[1] > 39.1 - 119 / 1200.0;
                if (inside) {
                    assertThat((double) loaded.terrain().height(i)).as("tiles %d at %s", k, place)
                            .isCloseTo(plane(place[0], place[1]), within(tolerance));
                }
            }
        }
    }

    @Test
    void laterFilesFillTheVoidsOfEarlierOnes() throws IOException {
        RasterFrame frame = metres(500000, 4300000, 30, 40, 40);
        DoubleBinaryOperator holed = (x, y) -> Math.abs(x - 500600) < 100 && Math.abs(y - 4299400) < 100 ? Double.NaN : 1;
        Path first = ascii("holed.asc", frame, holed);
        Path second = ascii("whole.asc", frame, (x, y) -> 2);
        LoadedTerrain alone = TerrainFiles.load(List.of(first), "EPSG:32638", Double.NaN, null, false);
        assertThat(alone.voids()).isEqualTo(7 * 7);
        LoadedTerrain both = TerrainFiles.load(List.of(first, second), "EPSG:32638", Double.NaN, null, false);
        assertThat(both.voids()).isZero();
        assertThat(both.terrain().heightAt(500600, 4299400)).isEqualTo(2);
        assertThat(both.terrain().heightAt(500000, 4300000)).isEqualTo(1);
    }

    @Test
    void averagesFinerFiles() throws IOException {
        // Waves of 8 m on a plane: cells of 4 m sampled at 40 m would show the waves, their means do not.
        RasterFrame fine = metres(500002, 4300002, 4, 300, 300);
        Path file = ascii("fine.asc", fine, (x, y) -> 500 + (x - 500000) / 10 + 50 * Math.sin(Math.PI * x / 4 + 1));
        LoadedTerrain loaded = TerrainFiles.load(List.of(file), "EPSG:32638", 40, null, false);
        GridFrame frame = loaded.terrain().frame();
        for (int r = 1; r < frame.rows() - 1; r++) {
            for (int c = 1; c < frame.columns() - 1; c++) {
                double expected = 500 + (frame.x(c) - 500000) / 10;
                assertThat((double) loaded.terrain().height(r * frame.columns() + c)).isCloseTo(expected, within(1e-3));
            }
        }
    }

    @Test
    void fillsEnclosedVoidsHarmonically() throws IOException {
        RasterFrame frame = metres(500000, 4300000, 30, 120, 120);
        // Its own Laplace solution, so the fill must give it back; up to 324 m of relief.
        DoubleBinaryOperator saddle = (x, y) -> {
            double u = (x - 501800) / 100;
            double v = (y - 4298200) / 100;
            return 1000 + u * u - v * v + 3 * u;
        };
        DoubleBinaryOperator holed = (x, y) -> {
            double d = Math.hypot(x - 501800, y - 4298200);
            return d < 900 || x > 503500 && y > 4299800 ? Double.NaN : saddle.applyAsDouble(x, y);
        };
        Path file = ascii("saddle.asc", frame, holed);
        LoadedTerrain open = TerrainFiles.load(List.of(file), "EPSG:32638", Double.NaN, null, false);
        LoadedTerrain filled = TerrainFiles.load(List.of(file), "EPSG:32638", Double.NaN, null, true);
        int corner = 3 * 7;
        assertThat(filled.voids()).isEqualTo(open.voids());
        // The void in the corner reaches the edge: nothing encloses it.
        assertThat(filled.filled()).isEqualTo(open.voids() - corner);
        assertThat(filled.note()).contains(filled.filled() + " of them filled");
        double worst = 0;
        for (int i = 0; i < filled.terrain().frame().size(); i++) {
            double h = filled.terrain().height(i);
            if (!Double.isNaN(h)) {
                worst = Math.max(worst, Math.abs(h - saddle.applyAsDouble(frame.x(i % 120), frame.y(i / 120))));
            }
        }
        // Stopped when no cell moves by a millimetre: what is left is that over one minus the contraction, some 20 times.
        assertThat(worst).isLessThan(0.05);
    }

    @Test
    void saysPlainlyWhatIsWrong() throws IOException {
        Path point = TestRasters.file("point.tif");
        double[] elsewhere = {600000, 4300000, 610000, 4310000};
        refuses("nothing of it is in the area", List.of(point), "EPSG:32638", Double.NaN, elsewhere);
        refuses("check the files' and the scenario's crs", List.of(point), "EPSG:32639", Double.NaN,
                new double[] {500000, 4299000, 501000, 4300000});
        refuses("are void", List.of(TestRasters.file("all-void.tif")), null, Double.NaN, null);
        refuses("-32768", List.of(TestRasters.file("undeclared.tif")), null, Double.NaN, null);
        refuses("use a coarser cell", List.of(point), null, 0.1, null);
        refuses("not in metres", List.of(point), "EPSG:4326", Double.NaN, null);
        refuses("EPSG:99999", List.of(point), "EPSG:99999", Double.NaN, null);
        refuses("names no reference system", List.of(TestRasters.file("corner.asc")), null, Double.NaN, null);
        refuses("no such file", List.of(folder.resolve("missing.tif")), null, Double.NaN, null);
        refuses("names no files", List.of(), null, Double.NaN, null);
        refuses("cell is -3", List.of(point), null, -3, null);
        Path text = folder.resolve("notes.txt");
        Files.writeString(text, "hello");
        refuses("is not a GeoTIFF", List.of(text), null, Double.NaN, null);
    }

    private static void refuses(String why, List<Path> files, String crs, double cell, double[] area) {
        assertThatThrownBy(() -> TerrainFiles.load(files, crs, cell, area, false))
                .isInstanceOf(RasterException.class).hasMessageContaining(why).hasMessageMatching("[^\n]+; [^\n]+");
    }

    @Test
    void roundsCells() {
        double[][] pairs = {{77, 75}, {27.2, 25}, {28, 30}, {1, 1}, {9.6, 10}, {0.99, 1}, {412, 400}, {30, 30}};
        for (double[] pair : pairs) {
            assertThat(TerrainFiles.round(pair[0])).isCloseTo(pair[1], within(1e-12));
        }
    }

    /** Heights that GDAL gave for the real rasters, kept in real-heights.csv. */
    @Test
    void agreesWithGdalOnRealGround() throws IOException {
        Optional<Path> shared = TestRasters.shared();
        Assumptions.assumeTrue(shared.isPresent(), "the real rasters are not here");
        int pixels = 0;
        int cells = 0;
        double worst = 0;
        String open = "";
        Raster raster = null;
        LoadedTerrain terrain = null;
        for (String line : Files.readAllLines(TestRasters.file("real-heights.csv"))) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] f = line.split(",");
            Path path = shared.get().resolve("data").resolve(f[0]);
            double x = Double.parseDouble(f[2]);
            double y = Double.parseDouble(f[3]);
            double height = Double.parseDouble(f[4]);
            if (!open.equals(f[0] + f[1])) {
                open = f[0] + f[1];
                try (RasterFile file = RasterFile.open(path)) {
                    raster = file.read();
                }
                terrain = f[1].equals("pixel") ? null : TerrainFiles.load(List.of(path), f[1], 50, box(f[1]), false);
            }
            if (terrain == null) {
                RasterFrame frame = raster.frame();
                double[] at = Projection.of(frame.crs().orElseThrow()).forward(x, y);
                int c = (int) Math.floor((at[0] - frame.x(-0.5)) / frame.dx());
                int r = (int) Math.floor((at[1] - frame.y(-0.5)) / frame.dy());
                double expected = height == -32768 ? Double.NaN : height;
                assertThat(Double.valueOf(raster.at(c, r))).as(line).isEqualTo(Double.valueOf(expected));
                pixels++;
            } else {
                double ours = terrain.terrain().height(terrain.terrain().frame().index(x, y));
                assertThat(Double.isNaN(ours)).as(line).isEqualTo(Double.isNaN(height));
                worst = Double.isNaN(ours) ? worst : Math.max(worst, Math.abs(ours - height));
                cells++;
            }
        }
        assertThat(pixels).isEqualTo(120);
        assertThat(cells).isEqualTo(300);
        // 0.01 of a cell, on slopes of up to 100 m a cell.
        assertThat(worst).isLessThan(0.1);
    }

    private static double[] box(String crs) {
        return switch (crs) {
            case "EPSG:32632" -> new double[] {380000, 5130000, 400000, 5150000};
            case "EPSG:32631" -> new double[] {370000, 4698000, 398000, 4724000};
            default -> new double[] {280000, 4880000, 300000, 4900000};
        };
    }
}
