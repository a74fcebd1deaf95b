using Xunit.Sdk;
using Xunit.v3;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Runs the tests of a class as they stand in its file: the last one kills its programs.</summary>
public sealed class InTheOrderOfTheFile : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => (test as IXunitTestCase)?.SourceLineNumber ?? 0)];
}
