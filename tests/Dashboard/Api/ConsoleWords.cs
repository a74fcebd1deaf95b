namespace Roomtone.Dashboard.Tests.Api;

/// <summary>What is printed while it lasts.</summary>
internal sealed class ConsoleWords : IDisposable
{
    private readonly TextWriter _before = Console.Out;
    private readonly StringWriter _words = new();

    public ConsoleWords() => Console.SetOut(TextWriter.Synchronized(_words));

    public string Text => _words.ToString();

    public void Dispose()
    {
        Console.SetOut(_before);
        _words.Dispose();
    }
}
