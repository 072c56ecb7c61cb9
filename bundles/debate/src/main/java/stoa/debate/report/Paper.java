package stoa.debate.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that is written from top to bottom. The font travels in the file and has Latin, Greek and Cyrillic letters; a character
 * it lacks is shown as a question mark.
 */
final class Paper implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float LEADING = 1.4f;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private @Nullable PDPageContentStream page;
    private float y;
    private boolean lacksLetters;

    Paper(String title) throws IOException {
        try (var file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            font = PDType0Font.load(document, file);
        }
        document.getDocumentInformation().setTitle(title);
    }

    /** A paragraph, wrapped; the size in points. */
    void line(float size, String text) {
        try {
            for (var row : wrapped(size, shown(text))) {
                write(size, row);
            }
            y -= size * 0.6f;
        } catch (IOException broken) {
            throw new UncheckedIOException("A line of the document cannot be written", broken);
        }
    }

    /** Whether something was written so far that the font cannot show. */
    boolean lacksLetters() {
        return lacksLetters;
    }

    void save(OutputStream out) throws IOException {
        turnPage(false);
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void write(float size, String row) throws IOException {
        if (page == null || y < MARGIN + size) {
            turnPage(true);
        }
        y -= size * LEADING;
        var pen = Objects.requireNonNull(page, "page");
        pen.beginText();
        pen.setFont(font, size);
        pen.newLineAtOffset(MARGIN, y);
        pen.showText(row);
        pen.endText();
    }

    private void turnPage(boolean more) throws IOException {
        if (page != null) {
            page.close();
        }
        if (more) {
            var next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
    }

    private List<String> wrapped(float size, String text) throws IOException {
        var rows = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : text.split(" ")) {
            for (var part : parts(size, word)) {
                if (!row.isEmpty() && width(size, row + " " + part) > room()) {
                    rows.add(row.toString());
                    row.setLength(0);
                }
                row.append(row.isEmpty() ? "" : " ").append(part);
            }
        }
        rows.add(row.toString());
        return rows;
    }

    /** A word that is wider than the page is cut. */
    private List<String> parts(float size, String word) throws IOException {
        var parts = new ArrayList<String>();
        var rest = word;
        while (width(size, rest) > room()) {
            var fitting = rest.length();
            while (width(size, rest.substring(0, fitting)) > room()) {
                fitting = fitting * 3 / 4;
            }
            parts.add(rest.substring(0, fitting));
            rest = rest.substring(fitting);
        }
        parts.add(rest);
        return parts;
    }

    private float width(float size, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private static float room() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    private String shown(String text) {
        var shown = new StringBuilder();
        text.replaceAll("\\s+", " ").strip().codePoints().forEach(character -> {
            if (hasGlyph(character)) {
                shown.appendCodePoint(character);
            } else if (Character.isLetterOrDigit(character)) {
                shown.append('?');
                lacksLetters = true;
            }
        });
        return shown.toString();
    }

    private boolean hasGlyph(int character) {
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }
}
