package org.thalweg.alignment;
import java.nio.file.*;
import org.thalweg.export.LineReader;
class FbTrial {
    public static void main(String[] a) throws Exception {
        for (String t : a) {
            long b = System.nanoTime();
            var g = LineReader.read(Path.of("/tmp/fb/line.geojson"), "EPSG:32632", Double.parseDouble(t));
            System.out.println(t + " " + g.fit() + " " + g.plan().length() + " " + (System.nanoTime() - b) / 1e9);
            FitShow.show(g.plan());
        }
    }
}
