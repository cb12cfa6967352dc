import DescentSyntax

extension Checker {
  mutating func checkShow(_ node: ShowStatement, _ statement: Statement) {
    guard let topic = ShowTopic(rawValue: node.topic.text) else {
      let legal = ShowTopic.allCases.map(\.rawValue)
      let nearest =
        ShowFault.synonyms[node.topic.text] ?? NearestName.nearest(to: node.topic.text, among: legal)
      faults.add(ShowFault.unknownTopic(node.topic.text, nearest: nearest), at: node.topic.span)
      return
    }
    var count: Int?
    if let expression = node.count {
      guard topic == .data else {
        faults.add(ShowFault.countNotTaken(topic.rawValue), at: expression.span)
        return
      }
      guard let value = value(expression) else { return }
      guard case .number(let number) = value, let rows = Int(exactly: number), (1...100).contains(rows) else {
        faults.add(ShowFault.count(value.description), at: expression.span)
        return
      }
      count = rows
    }
    guard isShowable(topic, statement) else { return }
    settleSchedule()
    useSettings()
    act(.show(topic, count: count), at: statement.span)
  }

  private mutating func isShowable(_ topic: ShowTopic, _ statement: Statement) -> Bool {
    switch topic {
    case .model, .plan, .schedule, .gradients:
      guard isReady(statement) else { return false }
      if isWorkKept() { checkFits() }
    case .data:
      guard settings.data != nil || openAt != nil else {
        let fix = "put `data digits` above it, or run it with `--data mnist`"
        openAt = SettingFault.noData(fix: fix).at(statement.keyword.span)
        return true
      }
    case .history where !hasTrained:
      faults.add(ShowFault.noHistory, at: statement.span)
      return false
    case .optimizer, .history, .session: break
    }
    return true
  }
}
