namespace Roomtone.Lab.Supervision;

/// <summary>A program that is started again when it ends.</summary>
internal interface ISupervised
{
    string Name { get; }

    /// <summary>A sentence why a new start is of no use, e.g. refused settings; null where it may help.</summary>
    string? WhyNotAgain { get; }

    /// <exception cref="Cli.Host.ServerException">It did not start.</exception>
    Task StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes when the program ends, for whatever reason.</summary>
    Task WaitForExitAsync(CancellationToken cancellationToken = default);

    /// <summary>An orderly end.</summary>
    Task StopAsync();
}
