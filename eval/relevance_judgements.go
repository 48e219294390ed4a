package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// maxGrade is the best grade that a judgement may have: TREC's go to 4; a gain of 2^20 leaves room.
const maxGrade = 20

// maxLine is the longest line of a file of judgements or of a run.
const maxLine = 1 << 20

// gradeColumns are the names of the grade's column in a header, which BEIR's files have.
var gradeColumns = map[string]bool{"grade": true, "score": true, "relevance": true}

// ReadJudgements reads a file of grades: query, article and grade, parted by tabs
// or blanks, or the four columns of TREC (query, iteration, article, grade). The
// first line may name the columns. A grade below 0 counts as 0. Errors name file and line.
func ReadJudgements(path string) (Judgements, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	j := Judgements{}
	err = eachLine(f, path, j.line)
	return j, err
}

// line adds the judgement of line n.
func (j Judgements) line(n int, line string) error {
	f := columns(line)
	if len(f) == 4 {
		f = []string{f[0], f[2], f[3]}
	}
	if len(f) != 3 {
		return fmt.Errorf("%d columns; expected query, article, grade, or TREC's query, iteration, article, grade", len(f))
	}
	if n == 1 && gradeColumns[strings.ToLower(f[2])] {
		return nil
	}
	grade, err := strconv.Atoi(f[2])
	if err != nil || grade > maxGrade {
		return fmt.Errorf("grade %q: expected a whole number, at most %d", f[2], maxGrade)
	}
	grade = max(grade, 0)
	if before, judged := j[f[0]][f[1]]; judged && before != grade {
		return fmt.Errorf("query %s: article %s was judged %d before", f[0], f[1], before)
	}
	if j[f[0]] == nil {
		j[f[0]] = Grades{}
	}
	j[f[0]][f[1]] = grade
	return nil
}

// columns parts a line at its tabs or, where it has none, at its blanks.
func columns(line string) []string {
	if strings.Contains(line, "\t") {
		return strings.Split(line, "\t")
	}
	return strings.Fields(line)
}

// ReadQuestions reads a file of queries, one JSON object a line with id and text.
// Errors name file and line.
func ReadQuestions(path string) ([]Question, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var questions []Question
	seen := map[string]bool{}
	err = eachLine(f, path, func(_ int, line string) error {
		var q Question
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			return fmt.Errorf("expected a JSON object with id and text: %w", err)
		}
		switch {
		case q.ID == "" || strings.TrimSpace(q.Text) == "":
			return errors.New(`expected an id and a text: {"id": "1", "text": "…"}`)
		case seen[q.ID]:
			return fmt.Errorf("the id %q stands in an earlier line", q.ID)
		}
		seen[q.ID] = true
		questions = append(questions, q)
		return nil
	})
	return questions, err
}

// ReadSet reads a set of the user's own: the questions of file queries that have a
// relevant article by file qrels. A query of qrels that is not in queries is an error.
func ReadSet(name, queries, qrels string) (Set, error) {
	questions, err := ReadQuestions(queries)
	if err != nil {
		return Set{}, err
	}
	grades, err := ReadJudgements(qrels)
	if err != nil {
		return Set{}, err
	}
	set := Set{Name: name, Judgements: grades}
	unknown := map[string]bool{}
	for id := range grades {
		unknown[id] = true
	}
	for _, q := range questions {
		delete(unknown, q.ID)
		if grades[q.ID].relevant() > 0 {
			set.Questions = append(set.Questions, q)
		}
	}
	switch {
	case len(unknown) > 0:
		return Set{}, unknownQuery(queries, qrels, unknown)
	case len(set.Questions) == 0:
		return Set{}, fmt.Errorf("%s: no query of %s has a relevant article, one with a grade above 0", qrels, queries)
	}
	return set, nil
}

// unknownQuery names the first line of qrels with one of the unknown queries.
func unknownQuery(queries, qrels string, unknown map[string]bool) error {
	f, err := os.Open(qrels)
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, qrels, func(_ int, line string) error {
		if id := columns(line)[0]; unknown[id] {
			return fmt.Errorf("query %q is not in %s", id, queries)
		}
		return nil
	})
}

// eachLine calls do with every line that is not blank; its error gets the name and the line's number.
func eachLine(r io.Reader, name string, do func(n int, line string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimRight(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := do(n, line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return nil
}
