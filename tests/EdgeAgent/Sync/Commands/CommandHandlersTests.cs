using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Commands;

public sealed class CommandHandlersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_command_of_the_catalogue_has_exactly_one_handler_in_the_agent_and_each_handler_a_definition()
    {
        using var agent = await AgentHost.BuildAsync([
            "--Camera:Source=pictures",
            $"--Camera:Pictures={_folder.Path}",
            $"--Device:StateFolder={_folder.In("state")}",
            $"--Vision:DetectorModel={Samples.Detector}",
            $"--Vision:ExpressionModel={Samples.Expressions}",
        ]);

        var handled = agent.Services.GetServices<ICommandHandler>().SelectMany(handler => handler.Names);

        Assert.Equal(
            CommandCatalogue.All.Select(command => command.Name).Order(StringComparer.Ordinal),
            handled.Order(StringComparer.Ordinal)
        );
    }
}
