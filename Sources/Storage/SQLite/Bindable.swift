/// A value that can stand for a parameter of a statement.
public protocol Bindable {
    /// Binds the value to a parameter, counted from 1.
    func bind(to statement: Statement, at parameter: Int) throws(SQLiteError)
}

extension Int64: Bindable {
    /// Binds an integer.
    public func bind(to statement: Statement, at parameter: Int) throws(SQLiteError) {
        try statement.bind(self, at: parameter)
    }
}

extension Int: Bindable {
    /// Binds an integer.
    public func bind(to statement: Statement, at parameter: Int) throws(SQLiteError) {
        try statement.bind(Int64(self), at: parameter)
    }
}

extension Bool: Bindable {
    /// Binds 1 or 0.
    public func bind(to statement: Statement, at parameter: Int) throws(SQLiteError) {
        try statement.bind(self ? 1 : 0, at: parameter)
    }
}

extension String: Bindable {
    /// Binds a text.
    public func bind(to statement: Statement, at parameter: Int) throws(SQLiteError) {
        try statement.bind(self, at: parameter)
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    /// Binds the value, or NULL for nil.
    public func bind(to statement: Statement, at parameter: Int) throws(SQLiteError) {
        switch self {
        case .some(let value): try value.bind(to: statement, at: parameter)
        case .none: try statement.bindNull(at: parameter)
        }
    }
}
