using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Roomtone.Hosting.Tests;

public sealed class ServiceRunTests
{
    [Fact]
    public async Task A_part_that_fails_ends_the_service_with_a_code_that_systemd_restarts() =>
        Assert.Equal(1, await RunAsync<Failing>());

    [Fact]
    public async Task A_service_that_somebody_stopped_ends_well() => Assert.Equal(0, await RunAsync<Stopping>());

    [Fact]
    public async Task A_start_that_fails_is_a_sentence_and_no_abort() => Assert.Equal(1, await ServiceRun.UntilStoppedAsync(
        "The sample", () => throw new TypeInitializationException("Native", new DllNotFoundException("libnone.so"))));

    [Fact]
    public async Task A_command_that_the_machine_cannot_run_is_a_sentence_and_no_abort() => Assert.Equal(
        1, await ServiceRun.CommandAsync(() => throw new TypeInitializationException("Native", new DllNotFoundException("libnone.so"))));

    [Fact]
    public void A_missing_library_is_said_with_what_to_do() => Assert.Equal(
        "a library that comes with Roomtone cannot be loaded (libnone.so is not there). Run ./roomtone setup.",
        Failure.Sentence(new TypeInitializationException("Native", new DllNotFoundException("libnone.so is not there. Looked for in: /a\n/b")))
    );

    private static Task<int> RunAsync<T>()
        where T : class, IHostedService
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService<T>();
        return ServiceRun.UntilStoppedAsync("The sample", () => Task.FromResult(builder.Build()));
    }

    private sealed class Failing : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidDataException("one item");
        }
    }

    private sealed class Stopping(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            lifetime.StopApplication();
        }
    }
}
