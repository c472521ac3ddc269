package org.thalweg.security;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.TerrainFiles;

/** Prints time and accuracy of the fast mode on a real raster; not a test. */
final class ViewshedTiming {
    private ViewshedTiming() {}

    public static void main(String[] args) throws Exception {
        GridTerrain terrain = TerrainFiles.load(List.of(Path.of(args[0])), args[1], 30, null, false).terrain();
        System.out.println(terrain.frame());
        accuracy(terrain, Integer.parseInt(args[2]), Double.parseDouble(args[3]), Double.parseDouble(args[4]));
        for (int i = 0; i < 3; i++) {
            time(terrain);
        }
    }

    private static void accuracy(GridTerrain terrain, int observers, double eye, double target) {
        Random random = new Random(5);
        double reach = 10_000;
        EarthDrop earth = EarthDrop.of(0.13);
        Viewshed fast = new Viewshed(terrain, earth, reach, target);
        long all = 0;
        long seenExact = 0;
        long seenFast = 0;
        long differ = 0;
        double worst = 0;
        for (int o = 0; o < observers; o++) {
            int cell = random.nextInt(terrain.frame().size());
            if (Double.isNaN(terrain.height(cell))) {
                continue;
            }
            int[] seen = new int[terrain.frame().size()];
            fast.add(cell, eye, seen);
            boolean[] exact = ExactViewshed.of(terrain, earth, cell, eye, target, reach);
            long a = 0;
            long d = 0;
            for (int i = 0; i < seen.length; i++) {
                if (ExactViewshed.within(terrain.frame(), cell, i, reach)) {
                    a++;
                    seenExact += exact[i] ? 1 : 0;
                    seenFast += seen[i];
                    d += exact[i] != (seen[i] == 1) ? 1 : 0;
                } else if (seen[i] != 0) throw new IllegalStateException();
            }
            all += a;
            differ += d;
            worst = Math.max(worst, (double) d / a);
        }
        System.out.printf("cells %d, seen exact %.3f %%, fast %.3f %%, differ %.3f %%, worst observer %.3f %%%n", all,
                100.0 * seenExact / all, 100.0 * seenFast / all, 100.0 * differ / all, 100 * worst);
    }

    private static void time(GridTerrain terrain) {
        Random random = new Random(6);
        Viewshed fast = new Viewshed(terrain, EarthDrop.of(0.13), 10_000, 4);
        int[] seen = new int[terrain.frame().size()];
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 400; i++) {
            // Along 40 km through the middle.
            int column = terrain.frame().columns() * (i + 1) / 402;
            int row = terrain.frame().rows() / 2 + random.nextInt(100) - 50;
            fast.add(row * terrain.frame().columns() + column, 1.7, seen);
        }
        System.out.printf("400 observers: %.2f s%n",
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
    }
}
