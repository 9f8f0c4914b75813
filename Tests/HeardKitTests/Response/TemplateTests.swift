import Testing

@testable import HeardKit

private let values = TemplateValue.map([
  "customer": .map(["name": .text("Ana Souza"), "first-name": .text("Ana"), "handle": .text("@anasouza"), "nickname": .text("")]),
  "order": .text("8841"), "late": .bool(true), "paid": .bool(false), "lines": .text("one\ntwo"), "mark": .text("<b> & \"c\""),
  "items": .list([.map(["name": .text("lamp")]), .map(["name": .text("chair"), "order": .text("9")])]),
  "words": .list([.text("a"), .text("b")]), "pairs": .list([.list([.text("1"), .text("2")]), .list([.text("3")])]), "none": .list([]),
])

private let partials: [String: String] = [
  "sign": "Bye,\n{{customer.first-name}}\n", "inline": "[{{order}}]", "list": "-\n{{lines}}\n-\n", "delimited": "{{=<% %>=}}<%order%>",
  "outer": "a\n  {{> sign}}\nz\n", "tree": "{{#words}}{{.}}{{/words}}", "broken": "{{#a}}", "asks": "\n  {{ordre}}", "loop": "x{{> loop}}",
  "twice": "{{> nest}}{{> nest}}", "nest": "{{#items}}{{#items}}{{#items}}{{#items}}{{> many}}{{/items}}{{/items}}{{/items}}{{/items}}",
  "many": "{{#items}}{{#items}}.{{/items}}{{/items}}" + String(repeating: " ", count: 2000),
]

private func render(_ text: String) throws -> String {
  try Template(parsing: text).render(with: values) { (name) throws(TemplateError) in
    if let partial = partials[name] { try Template(parsing: partial) } else { nil }
  }
}

@Suite struct TemplateTests {
  @Test(arguments: [
    ("plain text stays", "No tags: {, }, } }.", "No tags: {, }, } }."),
    ("a variable is filled", "Order {{order}}!", "Order 8841!"),
    ("blanks inside a tag do not count", "{{ order }}{{\torder\n}}", "88418841"),
    ("nothing is escaped", "{{mark}} {{{mark}}} {{& mark }}", "<b> & \"c\" <b> & \"c\" <b> & \"c\""),
    ("a dotted name goes into maps", "{{customer.name}}", "Ana Souza"),
    ("a value is not read as a template", "{{#wrap}}{{/wrap}}{{lines}}", "one\ntwo"),
    ("a fallback is not used where there is a value", "Hi {{customer.first-name|there}}", "Hi Ana"),
    ("a fallback stands in for what is missing", "Hi {{customer.title | dear friend }}!", "Hi dear friend!"),
    ("a fallback stands in for what is empty", "{{customer.nickname|you}}", "you"),
    ("an empty fallback is a wanted blank", "[{{customer.title|}}]", "[]"),
    ("a part that is missing does not fall back to an outer name", "{{#items}}{{customer.order|-}}{{/items}}", "--"),
  ])
  func variables(_ name: String, template: String, expected: String) throws { #expect(try render(template) == expected) }

  @Test(arguments: [
    ("a true section is shown", "{{#late}}sorry{{/late}}", "sorry"),
    ("a false section is not", "{{#paid}}thanks{{/paid}}", ""),
    ("a missing name is false", "{{#nobody}}x{{/nobody}}{{#order.x.y}}x{{/order.x.y}}", ""),
    ("an empty text is false", "{{#customer.nickname}}x{{/customer.nickname}}", ""),
    ("a text is its own context, once", "{{#order}}no. {{.}}{{/order}}", "no. 8841"),
    ("a map becomes the context", "{{#customer}}{{name}} {{handle}}{{/customer}}", "Ana Souza @anasouza"),
    ("a list repeats", "{{#items}}{{name}};{{/items}}", "lamp;chair;"),
    ("an inner name hides an outer one", "{{#items}}{{order}} {{/items}}", "8841 9 "),
    ("a list of texts repeats over itself", "{{#words}}({{.}}){{/words}}", "(a)(b)"),
    ("lists of lists repeat", "{{#pairs}}[{{#.}}{{.}}{{/.}}]{{/pairs}}", "[12][3]"),
    ("an empty list repeats nothing", "{{#none}}x{{/none}}", ""),
    ("sections nest", "{{#late}}a{{#paid}}b{{/paid}}{{#late}}c{{/late}}d{{/late}}", "acd"),
    ("an inverted section shows what is false", "{{^paid}}due{{/paid}}{{^late}}on time{{/late}}", "due"),
    ("an inverted section shows what is missing or empty", "{{^nobody}}a{{/nobody}}{{^none}}b{{/none}}", "ab"),
    ("a comment says nothing", "a{{! b\n {{c }}d", "ad"),
    ("a bar or other sign is text in a comment", "{{!a|b #}}.", "."),
  ])
  func sectionsAndComments(_ name: String, template: String, expected: String) throws { #expect(try render(template) == expected) }

  @Test(arguments: [
    ("a section tag alone on its line takes the line with it", "a\n{{#late}}\nb\n{{/late}}\nc\n", "a\nb\nc\n"),
    ("also indented", "a\n  {{^paid}}\t\nb\n\t{{/paid}} \nc", "a\nb\nc"),
    ("also with CRLF", "a\r\n{{#late}}\r\nb\r\n{{/late}}\r\nc", "a\r\nb\r\nc"),
    ("also on the first line", "  {{! first }}\na", "a"),
    ("also on the last line, without its end", "a\n  {{! last }}", "a\n"),
    ("also over several lines", "a\n{{!\nlong\n}}\nb", "a\nb"),
    ("but not beside text", "a {{! b }}\n  {{#late}}c{{/late}}\n", "a \n  c\n"),
    ("but not two on a line", "{{#late}} {{/late}}\n", " \n"),
    ("a variable never does", "  {{order}}\n", "  8841\n"),
    ("delimiters do", "a\n {{=<% %>=}}\nb", "a\nb"),
    ("a lone carriage return ends no line", "{{! a }}\rb", "\rb"),
  ])
  func standaloneLines(_ name: String, template: String, expected: String) throws { #expect(try render(template) == expected) }

  @Test(arguments: [
    ("a partial is filled where it stands", "Order {{> inline}}.", "Order [8841]."),
    ("a partial sees the context of its place", "{{#items}}{{> inline}}{{/items}}", "[8841][9]"),
    ("alone on a line it gives its indent to each of its lines", "Hi\n  {{> sign}}\n.", "Hi\n  Bye,\n  Ana\n."),
    ("but not to the lines of a value", " {{> list}}\n", " -\n one\ntwo\n -\n"),
    ("indents add up", " {{> outer}}", " a\n   Bye,\n   Ana\n z\n"),
    ("in a line it keeps what stands around it", "  {{> inline}} {{> tree}}\n", "  [8841] ab\n"),
    ("new delimiters hold from there on", "{{=<% %>=}}{{order}} <%order%> <%={{ }}=%>{{order}}", "{{order}} 8841 8841"),
    ("new delimiters may be single signs", "{{= | | =}}|order| |#late|x|/late|", "8841 x"),
    ("new delimiters do not reach into a partial", "{{=<% %>=}}<%> inline%>", "[8841]"),
    ("nor out of it", "{{> delimited}} {{order}}", "8841 8841"),
  ])
  func partialsAndDelimiters(_ name: String, template: String, expected: String) throws { #expect(try render(template) == expected) }

  @Test(arguments: [
    ("Hi {{order", 3, "tag is never closed; close it with '}}'"),
    ("{{{order}} ", 0, "tag is never closed; close it with '}}}'"),
    ("a{{#late}}b", 1, "section 'late' is never closed; write '{{/late}}' where '{{#late}}' ends"),
    ("{{/late}}", 0, "'{{/late}}' closes a section that was never opened; remove it, or write '{{#late}}' before it"),
    ("{{#a}}{{#b}}{{/a}}", 12, "'{{/a}}' stands where section 'b' is open; close that first with '{{/b}}'"),
    ("{{}}", 0, "tag without a name; a name is letters, digits, '-' and '_', its parts joined by single dots"),
    ("{{a b}}", 0, "'a b' is not a name; a name is letters, digits, '-' and '_', its parts joined by single dots"),
    ("{{a..b}}", 0, "'a..b' is not a name; a name is letters, digits, '-' and '_', its parts joined by single dots"),
    ("{{> a b}}", 0, "'a b' is not a name; name one like 'closing/thanks'"),
    ("{{=<%=}}", 0, "'<%' are not two delimiters; write it like '{{=<% %>=}}', without '='"),
    (String(repeating: "{{#a}}", count: 33), 192, "sections are nested more than 32 deep; use fewer levels"),
  ])
  func whatIsNotATemplateSaysWhereAndWhatToWrite(_ template: String, offset: Int, text: String) {
    let error = #expect(throws: TemplateError.self) { try Template(parsing: template) }
    #expect(error?.offset == offset)
    #expect(error?.description == text)
  }

  @Test func everyVariableWithoutAValueIsNamedWithItsPlace() {
    let template = "Olá {{customer.fist-name}},\né {{amount}} {{customer.nickname}} {{items}}{{#words}}{{tip}}{{/words}}\n{{> asks}}"
    let error = #expect(throws: RenderError.self) { try render(template) }
    #expect(
      error?.description == """
        no value for 'customer.fist-name' (line 1, column 5); did you mean 'customer.first-name'?
        no value for 'amount' (line 2, column 3); give it a value with --set amount=..., or a fallback: {{amount|...}}
        no value for 'customer.nickname' (line 2, column 14); give it a value with --set customer.nickname=..., or a fallback: \
        {{customer.nickname|...}}
        no value for 'items' (line 2, column 36); give it a value with --set items=..., or a fallback: {{items|...}}
        no value for 'tip' (line 2, column 55); give it a value with --set tip=..., or a fallback: {{tip|...}}
        no value for 'ordre' (in 'asks', line 2, column 3); did you mean 'order'?
        """)
  }

  @Test(arguments: [
    ("{{> nothing}}", "no response 'nothing' to include; name a file of responses/, or remove '{{> nothing}}'"),
    ("{{> broken}}", "in the included 'broken': section 'a' is never closed; write '{{/a}}' where '{{#a}}' ends"),
    ("{{> loop}}", "'loop' is included 16 levels deep; let no response include itself"),
    (String(repeating: "{{> twice}}", count: 40), "the text would need more than 1048576 steps; repeat or include less"),
  ])
  func partialsHaveLimits(_ template: String, text: String) {
    let error = #expect(throws: RenderError.self) { try render(template) }
    #expect(error?.description == text)
  }

  @Test func aTemplateSaysWhatItAsksFor() throws {
    let template = try Template(parsing: "{{a|x}}{{#b}}{{c.d}}{{/b}}{{^e}}{{> f/g}}{{/e}}")
    #expect(template.variables.map(\.name) == ["a", "c.d"])
    #expect(template.variables.map(\.offset) == [0, 13])
    #expect(template.variables.map(\.hasFallback) == [true, false])
    #expect(template.sections.map(\.name) == ["b", "e"])
    #expect(template.partials.map(\.name) == ["f/g"])
  }

  @Test func noTextCrashesTheReader() {
    let pieces = ["{{", "}}", "#", "/", "^", ">", "!", "=", "{", "}", "&", "|", ".", "a", " ", "\n", "\r\n", "é", "<% %>"]
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      do {
        let template = try Template(parsing: text)
        #expect(template.variables.allSatisfy { $0.offset < text.utf8.count }, "seed \(seed): \(text)")
        _ = try template.render(with: values)
      } catch let error as TemplateError {
        #expect(error.offset < text.utf8.count, "seed \(seed): \(text)")
      } catch {}
    }
  }
}
