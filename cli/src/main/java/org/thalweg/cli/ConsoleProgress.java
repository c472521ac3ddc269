package org.thalweg.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.thalweg.study.Progress;

/** Shows progress: a bar with the time left on a terminal, a line per stage elsewhere, or nothing. */
final class ConsoleProgress implements Progress, AutoCloseable {
    /** Ticks of the whole bar. */
    private static final int WHOLE = 1000;

    private final PrintWriter lines;
    private final ProgressBar bar;
    private String stage = "";

    private ConsoleProgress(PrintWriter lines, ProgressBar bar) {
        this.lines = lines;
        this.bar = bar;
    }

    /** Shows nothing. */
    static ConsoleProgress silent() {
        return new ConsoleProgress(null, null);
    }

    /** Shows a line per stage. */
    static ConsoleProgress lines(PrintWriter err) {
        return new ConsoleProgress(err, null);
    }

    /** Shows a bar that is drawn over itself and cleared at the end. */
    static ConsoleProgress bar(PrintWriter err, int columns) {
        ProgressBar bar = new ProgressBarBuilder()
                .setInitialMax(WHOLE)
                .setUnit("%", WHOLE / 100)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new Overwritten(err, columns))
                .build();
        return new ConsoleProgress(null, bar);
    }

    @Override
    public void at(String nowStage, double done) {
        if (bar != null) {
            bar.setExtraMessage(nowStage);
            bar.stepTo(Math.round(WHOLE * Math.min(done, 1)));
        } else if (lines != null && !nowStage.equals(stage)) {
            lines.println(String.format(Locale.ROOT, "[%3d %%] %s", Math.round(100 * Math.min(done, 1)), nowStage));
        }
        stage = nowStage;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /** A line of the terminal that is written again and again. */
    private static final class Overwritten implements ProgressBarConsumer {
        private final PrintWriter err;
        private final int columns;

        Overwritten(PrintWriter err, int columns) {
            this.err = err;
            this.columns = columns;
        }

        @Override
        public int getMaxRenderedLength() {
            // A character in the last column would wrap on some terminals.
            return columns - 1;
        }

        @Override
        public void accept(String line) {
            err.print("\r" + line);
            err.flush();
        }

        @Override
        public void close() {
            err.print("\r" + " ".repeat(getMaxRenderedLength()) + "\r");
            err.flush();
        }
    }
}
