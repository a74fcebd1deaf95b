using System.CommandLine;
using System.CommandLine.Parsing;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.CommandLine;

/// <summary>Turns what the parser does not understand into our own sentences.</summary>
internal static class UsageErrors
{
    /// <summary>Words mean what they say: no files of arguments, no bundles of letters.</summary>
    public static ParserConfiguration Parser => new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <exception cref="UsageException">An argument is not known, lacks, or has a value that is not allowed.</exception>
    public static void Refuse(ParseResult line)
    {
        var command = line.CommandResult.Command;
        var syntax = SyntaxOf(line.CommandResult);
        if (Unknown(line) is { } unknown)
            throw new UsageException(syntax is null ? $"There is no command '{unknown}'. {RoomtoneProgram.Name} help lists them." : $"{syntax.Name} does not know '{unknown}'. {syntax.Allowed}");
        if (command.Subcommands.Count > 0 && command.Action is null && syntax is not null) throw new UsageException(syntax.Allowed);
        if (line.Errors is [var error, ..]) throw new UsageException(SentenceOf(error, syntax is null ? null : PathOf(line.CommandResult)));
    }

    private static string SentenceOf(ParseError error, string? command) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, IdentifierToken: { } name } => $"{name.Value} needs a value.",
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult { IdentifierToken: { } name } } => $"{name.Value} needs a value.",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } when command is not null => $"{command} needs {argument.Description}",
        CommandResult { Command.Arguments: [var argument, ..] } when command is not null => $"{command} needs {argument.Description}",
        _ => error.Message,
    };

    /// <summary>The parser takes a misspelt option for an argument where the command has one.</summary>
    private static string? Unknown(ParseResult line) => line.UnmatchedTokens
        .Concat(line.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(word => word.StartsWith('-')))
        .FirstOrDefault();

    /// <summary>E.g. <c>ca device</c>.</summary>
    private static string PathOf(CommandResult? result)
    {
        var names = new List<string>();
        for (; result is { Command: not RootCommand }; result = result.Parent as CommandResult) names.Insert(0, result.Command.Name);
        return string.Join(' ', names);
    }

    /// <summary>The command below the root, also of its own subcommands.</summary>
    private static ICommandSyntax? SyntaxOf(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
            if (result is CommandResult { Command: ICommandSyntax syntax }) return syntax;
        return null;
    }
}
