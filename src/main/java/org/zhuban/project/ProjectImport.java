package org.zhuban.project;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.attachment.SpreadsheetRows;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Region;

/** Projects from Excel: a template with notes and a list of districts, and an import that takes all rows or none. */
@Service
public class ProjectImport {

    /** Rows of one file. */
    public static final int MOST = 500;

    /** Fields by column; their heads are message codes {@code project.column.*}. */
    static final List<String> COLUMNS =
            List.of("name", "region", "address", "generalContractor", "developer", "supervision");

    private static final int[] WIDTHS = {44, 24, 36, 26, 26, 26};

    private final ProjectOffice office;
    private final Audit audit;
    private final Texts texts;

    ProjectImport(ProjectOffice office, Audit audit, Texts texts) {
        this.office = office;
        this.audit = audit;
        this.texts = texts;
    }

    /** The template, with the districts that this account may create projects in. @throws DeniedException {@code project.supervisors-only} */
    public void template(CurrentAccount by, OutputStream out) throws IOException {
        require(by);
        List<Region> districts = office.districts(by);
        try (var book = new Workbook(out, "Zhuban", "1.0")) {
            Worksheet sheet = book.newWorksheet(texts.text("project.sheet"));
            heads(sheet);
            Worksheet notes = book.newWorksheet(texts.text("project.sheet.notes"));
            notes.width(0, 24);
            notes.width(1, 90);
            for (int i = 0; i < COLUMNS.size(); i++) {
                notes.value(i, 0, head(i));
                notes.style(i, 0).bold().set();
                notes.value(i, 1, texts.text("project.column." + COLUMNS.get(i) + ".note"));
            }
            notes.value(COLUMNS.size() + 1, 1, texts.text("project.sheet.all-or-none", MOST));
            Worksheet places = book.newWorksheet(texts.text("project.sheet.districts"));
            places.width(0, 30);
            for (int i = 0; i < districts.size(); i++) {
                places.value(
                        i, 0, districts.get(i).code() + " " + districts.get(i).name());
            }
            if (!districts.isEmpty()) {
                int column = COLUMNS.indexOf("region");
                sheet.range(1, column, MOST, column).validateWithList(places.range(0, 0, districts.size() - 1, 0));
            }
        }
    }

    private void heads(Worksheet sheet) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            sheet.value(0, i, head(i));
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDTHS[i]);
            sheet.range(1, i, MOST, i).style().format("@").set();
        }
        sheet.freezePane(0, 1);
    }

    private String head(int column) {
        return texts.text("project.column." + COLUMNS.get(column));
    }

    /**
     * Creates a project a row.
     *
     * @throws InvalidInputException with every fault at {@code /<row of the sheet>/<field>}; then nothing was created
     */
    @Transactional
    public List<Project> read(CurrentAccount by, byte[] workbook) {
        require(by);
        List<SpreadsheetRows.Line> lines = SpreadsheetRows.read(workbook, MOST + 1);
        heads(lines);
        List<FieldError> errors = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Map<Integer, ProjectFacts> rows = new LinkedHashMap<>();
        for (SpreadsheetRows.Line line : lines.subList(1, lines.size())) {
            ProjectFacts facts = facts(line);
            rows.put(line.number(), facts);
            office.faults(by, facts).forEach(fault -> errors.add(at(line.number(), fault)));
            Integer first = seen.putIfAbsent(facts.generalContractor() + " " + facts.name(), line.number());
            if (first != null) {
                errors.add(at(line.number(), new FieldError("/name", "project.row.twice", first)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        List<Project> created =
                rows.values().stream().map(facts -> office.create(by, facts)).toList();
        audit.done("project-import", "projects", Map.of("rows", created.size()));
        return created;
    }

    private void heads(List<SpreadsheetRows.Line> lines) {
        if (lines.isEmpty()) {
            throw new InvalidInputException(new FieldError("/file", "spreadsheet.empty"));
        }
        SpreadsheetRows.Line given = lines.get(0);
        IntStream.range(0, COLUMNS.size())
                .filter(column -> !given.cell(column).equals(head(column)))
                .findFirst()
                .ifPresent(column -> {
                    throw new InvalidInputException(
                            new FieldError("/file", "spreadsheet.heads", column + 1, head(column)));
                });
        if (lines.size() == 1) {
            throw new InvalidInputException(new FieldError("/file", "spreadsheet.empty"));
        }
    }

    /** A district may be chosen from the list, code and name, or typed as a code. */
    private static ProjectFacts facts(SpreadsheetRows.Line line) {
        String region = line.cell(1);
        return ProjectFacts.typed(
                line.cell(0),
                region.matches("[0-9]{6}\\s.*") ? region.substring(0, 6) : region,
                line.cell(2),
                line.cell(3),
                line.cell(4),
                line.cell(5));
    }

    private static FieldError at(int row, FieldError fault) {
        return new FieldError("/" + row + fault.field(), fault.code(), fault.args());
    }

    /** Row, column and what is wrong there, as a person reads it. */
    public String shown(FieldError fault) {
        String[] path = fault.field().split("/", -1);
        int column = path.length == 3 ? COLUMNS.indexOf(path[2]) : -1;
        return column < 0
                ? texts.of(fault)
                : texts.text(
                        "project.row.fault",
                        path[1],
                        String.valueOf((char) ('A' + column)),
                        head(column),
                        Objects.requireNonNull(texts.of(fault)));
    }

    private void require(CurrentAccount by) {
        if (!ProjectOffice.mayCreate(by)) {
            audit.denied("project-import", "projects", Map.of());
            throw new DeniedException("project.supervisors-only");
        }
    }
}
