package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HgtReaderTest {
    @TempDir
    Path folder;

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String entry, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(65);
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, bytes);
        return path;
    }

    @Test
    void readsPlainGzippedAndZippedTilesAlike() throws IOException {
        byte[] tile = TestRasters.hgtTile(1201);
        Path[] paths = {
            write("N38E046.hgt", tile), write("n38e046.SRTMGL3.hgt.gz", gzip(tile)),
            write("N38E046.SRTMGL3.hgt.zip", zip("tiles/N38E046.hgt", tile))
        };
        for (Path path : paths) {
            try (RasterFile file = RasterFile.open(path)) {
                assertThat(file.frame(0)).isEqualTo(
                        new RasterFrame(46, 39, 1 / 1200.0, -1 / 1200.0, 1201, 1201, Optional.of("EPSG:4326")));
                Raster raster = file.read();
                for (int r = 0; r < 1201; r += 13) {
                    for (int c = 0; c < 1201; c += 7) {
                        short height = TestRasters.hgt(c, r);
                        float expected = height == -32768 ? Float.NaN : height;
                        assertThat(Float.valueOf(raster.at(c, r))).isEqualTo(Float.valueOf(expected));
                    }
                }
            }
        }
    }

    @Test
    void placesTilesInAllQuadrants() throws IOException {
        byte[] flat = gzip(new byte[2 * 1201 * 1201]);
        String[] names = {"N00E000", "S01W001", "S56W069", "N59E179"};
        double[][] corners = {{0, 1}, {-1, 0}, {-69, -55}, {179, 60}};
        for (int i = 0; i < names.length; i++) {
            try (HgtReader file = HgtReader.open(write(names[i] + ".hgt.gz", flat))) {
                assertThat(new double[] {file.frame(0).x0(), file.frame(0).y0()}).containsExactly(corners[i]);
            }
        }
    }

    @Test
    void readsOneArcSecond() throws IOException {
        byte[] tile = new byte[2 * 3601 * 3601];
        tile[2 * (3601 * 100 + 200) + 1] = 7;
        try (HgtReader file = HgtReader.open(write("N38E046.hgt.gz", gzip(tile)))) {
            assertThat(file.frame(0).dx()).isEqualTo(1 / 3600.0);
            assertThat(file.read(0, new RasterWindow(199, 99, 3, 3), 1).at(1, 1)).isEqualTo(7);
        }
    }

    @Test
    void refusesWhatIsNoTile() throws IOException {
        byte[] tile = new byte[2 * 1201 * 1201];
        refuses("holds 100 bytes", write("N38E046.hgt", new byte[100]));
        refuses("holds more than 25934402", write("N38E046.hgt.gz", gzip(new byte[26_000_000])));
        refuses("does not give its corner", write("meghri.hgt", tile));
        refuses("not on the globe", write("N95E046.hgt", tile));
        refuses("missing or damaged", write("N38E047.hgt.gz", new byte[] {1, 2, 3}));
        refuses("no archive with a tile", write("N38E048.hgt.zip", zip("N38E048.tif", tile)));
        refuses("missing or damaged", folder.resolve("N38E049.hgt"));
    }

    private static void refuses(String why, Path path) {
        assertThatThrownBy(() -> HgtReader.open(path)).isInstanceOf(RasterException.class)
                .hasMessageStartingWith(path.getFileName() + ": ").hasMessageContaining(why)
                .hasMessageMatching("[^\n]+; [^\n]+");
    }

    /** Counted with numpy: 7 652 of the tile's samples are -32768. */
    @Test
    void findsTheVoidsOfARealTile() throws IOException {
        Optional<Path> shared = TestRasters.shared();
        Assumptions.assumeTrue(shared.isPresent(), "the real rasters are not here");
        try (HgtReader file = HgtReader.open(shared.get().resolve("data/andorra/N42E001.hgt"))) {
            Raster raster = file.read();
            int voids = 0;
            for (int i = 0; i < 1201 * 1201; i++) {
                voids += Float.isNaN(raster.at(i % 1201, i / 1201)) ? 1 : 0;
            }
            assertThat(voids).isEqualTo(7652);
        }
    }
}
