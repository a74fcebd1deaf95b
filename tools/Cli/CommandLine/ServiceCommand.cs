using System.CommandLine;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.CommandLine;

/// <summary>A command that belongs to a service: the installed service's own program takes this process's place.</summary>
/// <param name="name">Also the program's own name for it.</param>
/// <param name="service">Whose command it is.</param>
/// <param name="usage">What follows the name.</param>
/// <param name="description">One sentence.</param>
internal sealed class ServiceCommand(string name, InstalledService service, string usage, string description) : Command(name, $"{description}\n{name} {usage}")
{
    /// <summary>Becomes the program with the arguments as they stand; help is given here.</summary>
    /// <returns>Never, unless the command is not one of these or asks for help.</returns>
    /// <exception cref="ServerException">The service is not installed.</exception>
    public static void BecomeService(RootCommand root, string[] arguments)
    {
        if (arguments is not [var first, .. var rest] || rest is ["--help" or "-h" or "-?"]) return;
        if (root.Subcommands.FirstOrDefault(command => command.Name == first) is ServiceCommand command) command.Become(arguments);
    }

    private void Become(string[] arguments)
    {
        if (!service.IsInstalled) throw new ServerException($"{Name} is a command of the package {service.Package}, which is not installed. Run: sudo apt-get install {service.Package}");
        service.OfferSettings();
        throw new ServerException($"{service.Program} cannot be started: {Posix.Become(service.Program, arguments)}");
    }
}
