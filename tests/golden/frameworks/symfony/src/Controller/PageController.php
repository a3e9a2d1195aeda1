<?php

namespace App\Controller;

use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

class PageController
{
    #[Route('/about', name: 'about')]
    public function about(): Response
    {
    }

    #[Route('/comment', methods: ['POST'])]
    #[IsGranted('IS_AUTHENTICATED')]
    public function comment(): Response
    {
    }
}
