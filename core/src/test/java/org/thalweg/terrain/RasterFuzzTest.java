package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files: a reader gives heights or throws {@link RasterException}, never anything else, and asks for no more
 * memory than the largest read that is allowed.
 */
class RasterFuzzTest {
    /** The heights of the largest read, and 64 MiB for the reader's own tables and buffers. */
    private static final long MOST_BYTES = 4 * RasterFile.MAX_CELLS + (64L << 20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private int refused;
    private int read;

    @Test
    void damagedGeoTiffs() throws IOException {
        List<Path> files = TestRasters.files(TestRasters.folder(), ".tif");
        for (int i = 0; i < files.size(); i++) {
            mutate(files.get(i), Files.readAllBytes(files.get(i)), 1000 * i, 12);
        }
        assertThat(refused).as("mutations that were noticed").isGreaterThan(200);
        assertThat(read).as("mutations that left a readable file").isGreaterThan(100);
    }

    @Test
    void absurdNumbersInDirectories() throws IOException {
        for (String name : List.of("one-strip.tif", "int16-lzw-p2-strips-be-big-nodata.tif",
                "float32-deflate-p2-tiles-be-classic-nodata.tif")) {
            byte[] bytes = Files.readAllBytes(TestRasters.file(name));
            ByteBuffer view = ByteBuffer.wrap(bytes)
                    .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            boolean big = view.getShort(2) == 43;
            int directory = big ? (int) view.getLong(8) : view.getInt(4);
            int tags = big ? (int) view.getLong(directory) : view.getShort(directory);
            for (int at = directory + (big ? 8 : 2), k = 0; k < tags; k++, at += big ? 20 : 12) {
                // The tag, its type, the number of values, the value or its place.
                for (int field : big ? new int[] {0, 2, 4, 8, 12, 16} : new int[] {0, 2, 4, 8}) {
                    for (int absurd : new int[] {0, 4, 1_999_999, 0x7FFF_FFFF, -1}) {
                        byte[] damaged = bytes.clone();
                        ByteBuffer out = ByteBuffer.wrap(damaged).order(view.order());
                        if (field < 4) {
                            out.putShort(at + field, (short) absurd);
                        } else {
                            out.putInt(at + field, absurd);
                        }
                        tryRead(name, damaged, "tag at " + at + ", field " + field + " = " + absurd);
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    /** Places and reference systems that make no sense must not upset the laying of the terrain either. */
    @Test
    void absurdPlaces() throws IOException {
        for (String name : List.of("degrees.tif", "point.tif")) {
            byte[] bytes = Files.readAllBytes(TestRasters.file(name));
            ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int directory = view.getInt(4);
            for (int k = 0; k < view.getShort(directory); k++) {
                int at = directory + 2 + 12 * k;
                int tag = view.getShort(at) & 0xFFFF;
                int values = view.getInt(at + 8);
                if (tag == TiffDirectory.PIXEL_SCALE || tag == TiffDirectory.TIEPOINTS) {
                    for (int i = 0; i < view.getInt(at + 4); i++) {
                        for (double absurd : new double[] {0, -1, 1e-300, 1e-9, 1, 180, 1e6, 1e9, 1e15, 1e300,
                            Double.NaN, Double.POSITIVE_INFINITY}) {
                            byte[] damaged = bytes.clone();
                            ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putDouble(values + 8 * i, absurd);
                            tryLoad(name, damaged, "tag " + tag + ", number " + i + " = " + absurd);
                        }
                    }
                } else if (tag == TiffDirectory.GEO_KEYS) {
                    // The directory's head, then the values of its keys.
                    for (int i = 3; i < view.getInt(at + 4); i += 4) {
                        for (int absurd : new int[] {0, 2, 3, 4326, 2226, 28408, 32661, 32767, -1}) {
                            byte[] damaged = bytes.clone();
                            ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN)
                                    .putShort(values + 2 * i, (short) absurd);
                            tryLoad(name, damaged, "geokey number " + i + " = " + absurd);
                        }
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(50);
        assertThat(read).isGreaterThan(50);
    }

    private void tryLoad(String name, byte[] bytes, String how) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, bytes);
        double[] area = {612_000, 4_308_000, 614_000, 4_310_000};
        for (int k = 0; k < 2; k++) {
            long start = System.nanoTime();
            try {
                LoadedTerrain loaded = TerrainFiles.load(List.of(path), k == 0 ? null : "EPSG:32638",
                        Double.NaN, k == 0 ? null : area, true);
                assertThat(loaded.terrain().frame().size()).isLessThanOrEqualTo((int) RasterFile.MAX_CELLS);
                read++;
            } catch (RasterException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
            } catch (RuntimeException | Error e) {
                fail(name + ", " + how + ", call " + k, e);
            }
            assertThat(System.nanoTime() - start).as("nanoseconds taken by %s, %s", name, how)
                    .isLessThan(10_000_000_000L);
        }
    }

    @Test
    void damagedAsciiGrids() throws IOException {
        byte[] bytes = Files.readAllBytes(TestRasters.file("corner.asc"));
        mutate(Path.of("corner.asc"), bytes, 1, 60);
        mutate(Path.of("corner.asc"), Arrays.copyOf(bytes, 200), 2, 120);
    }

    @Test
    void damagedTiles() throws IOException {
        byte[] tile = new byte[2 * 1201 * 1201];
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(tile);
        }
        mutate(Path.of("N38E046.hgt.gz"), gzip.toByteArray(), 3, 60);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("N38E046.hgt"));
            out.write(tile);
        }
        mutate(Path.of("N38E046.hgt.zip"), zip.toByteArray(), 4, 60);
    }

    private void mutate(Path path, byte[] bytes, int seed, int times) throws IOException {
        for (int k = 0; k < times; k++) {
            Random random = new Random(seed + k);
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            int flips = damaged.length == bytes.length ? 1 + random.nextInt(8) : random.nextInt(2);
            for (int f = 0; f < flips && damaged.length > 0; f++) {
                // Mostly in the first bytes and the last, where headers and directories are.
                int reach = Math.min(damaged.length, random.nextBoolean() ? 400 : damaged.length);
                int at = random.nextBoolean() ? random.nextInt(reach) : damaged.length - 1 - random.nextInt(reach);
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : damaged[at] ^ 1 << random.nextInt(8));
            }
            tryRead(path.getFileName().toString(), damaged, "seed " + (seed + k));
        }
    }

    private void tryRead(String name, byte[] bytes, String how) throws IOException {
        Path path = folder.resolve(name);
        Files.write(path, bytes);
        List<String> sentences = new ArrayList<>();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try (RasterFile file = RasterFile.open(path)) {
            for (int level = 0; level < file.levels(); level++) {
                RasterFrame frame = file.frame(level);
                file.read(level, RasterWindow.all(frame), 1);
            }
            read++;
        } catch (RasterException e) {
            refused++;
            sentences.add(e.getMessage());
        } catch (RuntimeException | Error e) {
            fail("%s, %s: %s", name, how, e);
        }
        assertThat(sentences).as("%s, %s", name, how).allMatch(s -> s.startsWith(name) && !s.contains("\n"));
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes asked for by %s, %s", name, how).isLessThan(MOST_BYTES);
        assertThat(System.nanoTime() - start).as("nanoseconds taken by %s, %s", name, how).isLessThan(5_000_000_000L);
    }
}
