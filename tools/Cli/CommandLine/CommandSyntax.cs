using System.CommandLine;
using Roomtone.Hosting;

namespace Roomtone.Cli.CommandLine;

/// <summary>A command of the command line, and how its words become options. What is wrong is refused with our own sentences.</summary>
/// <typeparam name="T">The options.</typeparam>
internal abstract class CommandSyntax<T>(string name, string description) : Command(name, description), ICommandSyntax
{
    /// <summary>What is allowed, as a sentence; by default the list of the options.</summary>
    public virtual string Allowed => OptionList.Of(this);

    /// <summary>What the command does with its options; the result is the exit code.</summary>
    public CommandSyntax<T> Does(Func<T, CancellationToken, Task<int>> action)
    {
        foreach (var command in Subcommands.Prepend(this).Where(command => command.Subcommands.Count == 0))
            command.SetAction((line, cancellationToken) => action(Read(line), cancellationToken));
        return this;
    }

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public T OptionsOf(IEnumerable<string> arguments)
    {
        var line = Parse([.. arguments], UsageErrors.Parser);
        UsageErrors.Refuse(line);
        return Read(line);
    }

    /// <exception cref="UsageException">The options do not go together.</exception>
    protected abstract T Read(ParseResult line);
}

/// <summary>A command that says itself what it allows.</summary>
internal interface ICommandSyntax
{
    string Name { get; }

    string Allowed { get; }
}
