# The words of the interface, in Portuguese (European). Ids are not translated; what is in {…} is filled in by kb.
# Brazilian Portuguese has its own complete file, pt-BR.ftl.
# Not read by a native speaker yet.
# Style: polite third person without a pronoun in sentences, infinitives on buttons, spelling of 1990. Lawyers are
# named by what they give (legal review, legal advice) and people by "quem", so that no gendered noun is needed.
# A part of the site or of a page is "secção". States of a translation agree with "tradução".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (0, 1), many (whole millions), other; with the tag pt-PT, 0 is "other".

## Around every page

skip-link = Saltar para o conteúdo
menu = Menu
menu-close = Fechar menu
reach-label = Navegação na página
to-top = Voltar ao topo
nav-label = Navegação principal
nav-earlier = Anteriores ({ $n })
nav-later = Seguintes ({ $n })
breadcrumbs-label = Caminho de navegação
footer-label = Vistas gerais
languages-label = Idioma
language-untranslated = (ainda por traduzir)
tools-open = Idioma e aspeto
appearance = Aspeto
appearance-auto = Igual ao dispositivo
appearance-light = Claro
appearance-dark = Escuro
a-z = Índice A–Z
a-z-description = Títulos de páginas, subtítulos e termos por ordem alfabética.
letters-label = Letras
parts-label = Partes da lista
glossary = Glossário
glossary-description = Os termos usados aqui e o seu significado.
glossary-synonyms = Também:
glossary-page = Saber mais:
tags = Temas
tags-description = Todos os temas e as páginas de cada um.
tags-all = Todos os temas
tag = Tema
tag-description = Tudo o que diz respeito a este tema.
tag-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
page-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
map = Mapa do site
map-description = Onde está cada conteúdo e como as páginas se ligam entre si.
map-picture = Imagem: as páginas e as ligações entre elas. O mesmo está em baixo em forma de lista.
map-list = O mesmo em forma de lista
map-leads-to = Leva a:
print = Imprimir tudo
print-description = Todo o site numa só página. Pode imprimi-la ou guardá-la com o comando de impressão do seu navegador.
print-too-long = Este site é demasiado grande para uma só página. Cada página pode ser impressa em separado:
print-toc = Conteúdo
feed = Novidades (Atom)

## A page

toc = Nesta página
reading-time = { $n ->
    [one] { $n } minuto de leitura
    [many] { $n } de minutos de leitura
   *[other] { $n } minutos de leitura
}
review-done = Revisto
review-next = Próxima revisão
updated = Atualizado em
changes = O que mudou
change-major = Importante:
status-deprecated = Esta página está desatualizada
status-withdrawn = Esta página foi retirada
status-withdrawn-text = Já não é válida.
status-instead = Leia em vez dela:
generated-title = Tradução automática
generated-source = Um programa traduziu este texto. Ler o original
review-none = Ainda não revisto
review-overdue = A revisão está em atraso
owner = Responsável:
place = Aplica-se a:
sources = Fontes
exception-title = Quando este conselho não se aplica
children = Nesta secção
related = Para continuar
used-by = Também mencionado em
used-by-rest = Mais ({ $n })
kind-page = página
kind-scenario = situação
kind-quiz = questionário
kind-glossary = termo
sequence-label = Página anterior e página seguinte
previous = Anterior
next = Seguinte
edit = Sugerir uma alteração a esta página
feedback = Comunicar um erro nesta página
home-children = Todas as secções do site
home-scenarios = Encontrar a sua situação
copy = Copiar
copied = Copiado
copy-failed = Não foi possível copiar, selecione o texto manualmente

## Inside the text

callout-note = Nota
callout-tip = Sugestão
callout-important = Importante
callout-warning = Atenção
callout-caution = Perigo
callout-info = Informação
callout-success = Sucesso
callout-question = Pergunta
callout-danger = Perigo
callout-bug = Erro
callout-example = Exemplo
callout-quote = Citação
callout-abstract = Resumo
callout-details = Detalhes
table = Tabela
code = Código
letter = Texto a usar
diagram-source = Código-fonte de um diagrama
footnotes = Notas de rodapé
footnote-back = Voltar ao texto
heading-anchor = Ligação para a secção:
changed-section = Esta secção foi alterada no original.
missing-section = Esta secção ainda não foi traduzida.

## Translations

translations = Estado das traduções
translations-description = Que páginas estão traduzidas e quais estão desatualizadas.
translations-page = Página
translations-pages = Todas as páginas desta tradução
translations-state = Estado
translations-changed = O que falta
translations-since = Desde
state-source = original
state-fresh = atualizada
state-stale = desatualizada
state-removed = parte removida no original
state-moved = parte movida no original
state-incomplete = incompleta
state-extra = com acréscimos
state-unconfirmed = não confirmada
state-untranslated = não traduzida
state-in-translation = em tradução
state-orphan = sem original
sections-of = { $n ->
    [one] { $n } de { $total } secções alterada
    [many] { $n } de { $total } secções alteradas
   *[other] { $n } de { $total } secções alteradas
}
sections-missing = { $n ->
    [one] falta { $n } secção
    [many] faltam { $n } de secções
   *[other] faltam { $n } secções
}
freshness-label = Estado da tradução
freshness-stale-title = Esta tradução está desatualizada
freshness-changed = { $n ->
    [one] No original foi alterada { $n } de { $total } secções.
    [many] No original foram alteradas { $n } de { $total } secções.
   *[other] No original foram alteradas { $n } de { $total } secções.
}
freshness-since = Última comparação: { $date }.
freshness-missing = { $n ->
    [one] { $n } secção ainda está no idioma original.
    [many] { $n } de secções ainda estão no idioma original.
   *[other] { $n } secções ainda estão no idioma original.
}
freshness-beginning = Início da página
freshness-in-source = no original
freshness-major = alteração importante
freshness-untranslated-title = Esta página ainda não foi traduzida
freshness-untranslated = É apresentada no seu idioma original.
freshness-open-source = Abrir o original
freshness-unconfirmed = Ainda ninguém confirmou que esta tradução corresponde ao original.

## Search

search = Pesquisa
search-description = Encontrar uma página, uma situação ou um termo.
search-label = Pesquisar neste site
search-placeholder = Pesquisar
search-count = { $n ->
    [one] { $n } resultado
    [many] { $n } de resultados
   *[other] { $n } resultados
}
search-none = Sem resultados. Experimente outra palavra ou apenas o seu início.
search-loading = A carregar…
search-failed = Não foi possível carregar a pesquisa. Também encontra tudo aqui:
search-results = Resultados da pesquisa
search-more = Mais resultados
search-ways = Outras formas de encontrar o que procura
search-all = Todos os resultados
search-other = Noutros idiomas
search-unknown = Não está neste site:
search-similar = Palavras semelhantes:
search-clear = Limpar
search-kind = Tipo
search-everything = Tudo
search-noscript = A pesquisa precisa de JavaScript. Sem JavaScript, encontra tudo aqui:

## Situations

scenarios = Situações
scenarios-by-severity = Por gravidade
scenarios-by-signal = Pelo que está a acontecer
scenarios-signal = O que está a acontecer
scenarios-scenario = Situação
severity = Gravidade
severity-info = Situação comum
severity-caution = Cuidado
severity-serious = Situação grave
severity-danger = Perigo
scenario-signals = Como a reconhecer
scenario-channel = Como o dizer
scenario-steps = O que fazer
scenario-scripts = O que dizer ou escrever
scenario-risks = O que pode correr mal
scenario-exceptions = Que conselhos não se aplicam aqui
scenario-related = Para continuar
channel-recommended = O melhor
channel-allowed = Também possível
channel-never = Nunca
step-when = Aplica-se se:
step-page = Como fazer:
step-script = Texto a usar:
script-channel = Como:
script-fields = Preencha os dados
script-private = O que escrever fica nesta janela. Não é enviado nem guardado.
script-remember = Guardar estes dados neste dispositivo também para outros textos. Qualquer pessoa que use este navegador pode vê-los.
script-email = Abrir no e-mail
script-download = Transferir
script-missing = Falta preencher:
safety-title = Está em perigo neste momento?
safety-leave = Sair rapidamente desta página
safety-leave-key = Premir três vezes a tecla Esc faz o mesmo.

## Quiz

and = e
or = ou
quizzes = Questionários
quiz-how = Responda às perguntas. O seu resultado e o seu plano estão por baixo das perguntas.
quiz-many = Escolha tudo o que se aplica.
quiz-questions = Perguntas
quiz-question = pergunta { $n }
quiz-only-if = Responda só se:
quiz-skipped = Se saltar esta pergunta, conte:
quiz-go-to = Avance para:
quiz-not = não
quiz-outcome = Resultado
quiz-stop = Primeiro isto
quiz-cap = Antes disso
quiz-applies-if = Aplica-se se:
quiz-then = O seu resultado:
quiz-best-result = O melhor resultado possível:
quiz-add-up = Some os seus pontos
quiz-add-up-how = Some os números ao lado das suas respostas, primeiro linha a linha e depois todos juntos.
quiz-dimension = Área
quiz-yours = Os seus pontos
quiz-most = Máximo
quiz-total = Total
quiz-floors = E ainda
quiz-result = Resultado
quiz-band = de { $from } a { $to }
quiz-band-best = { $from } ou mais
quiz-floor = pelo menos { $n }
quiz-read = Para ler:
quiz-plan = O seu plano
quiz-plan-how = Siga os passos em que se verifique pelo menos um dos motivos.
quiz-because = Porque respondeu
quiz-because-condition = Devido às suas respostas
quiz-because-result = Porque o seu resultado é
quiz-step = { $left ->
    [0] Pergunta { $n }, a última
    [one] Pergunta { $n }, falta no máximo { $left }
    [many] Pergunta { $n }, faltam no máximo { $left }
   *[other] Pergunta { $n }, faltam no máximo { $left }
}
quiz-continue = Continuar
quiz-back = Voltar
quiz-error-title = Falta uma resposta
quiz-error-prefix = Erro:
quiz-print = Imprimir
quiz-copy-plan = Copiar o plano
quiz-score = Pontos por área
quiz-score-of = { $n } de { $max }
quiz-answers = Verifique as suas respostas
quiz-change = Alterar
quiz-own = As suas respostas
quiz-own-memory = Estão apenas neste separador. Quando o fechar, desaparecem.
quiz-own-kept = Estão guardadas neste dispositivo.
quiz-keep = Guardar neste dispositivo
quiz-keep-note = Quem usar este navegador pode vê-las.
quiz-copy-link = Copiar ligação
quiz-copy-link-note = Quem receber a ligação pode ver as suas respostas.
quiz-delete = Apagar as minhas respostas
quiz-delete-note = De imediato e todas, incluindo as guardadas.
quiz-deleted = As suas respostas foram apagadas.
quiz-kept = As suas respostas estão guardadas neste dispositivo.
quiz-not-kept = As suas respostas já não estão guardadas neste dispositivo.
quiz-keep-failed = O seu navegador não permitiu guardá-las. As suas respostas ficam apenas nesta página.
quiz-outdated = O questionário mudou entretanto. As suas respostas anteriores já não são válidas; volte a responder.

## Special pages

accessibility = Acessibilidade
accessibility-full = Este site cumpre as diretrizes WCAG 2.2 AA.
accessibility-partial = Este site cumpre a maioria das diretrizes WCAG 2.2 AA.
accessibility-none = Este site ainda não cumpre as diretrizes WCAG 2.2 AA.
accessibility-problems = O que ainda não funciona
accessibility-tests = Como o site é testado
accessibility-tests-text = Programas testam cada tipo de página: com axe e um validador de HTML, com o teclado, sem scripts, em ecrãs pequenos, em todas as cores e em papel. Encontram apenas uma parte dos problemas.
accessibility-contact = Diga-nos o que não funciona
accessibility-prepared = Declaração verificada em
not-found = Página não encontrada
not-found-description = O endereço pode ter um erro ou a página pode ter mudado de lugar.
not-found-home = Página inicial
redirect = Esta página mudou de endereço
redirect-text = Novo endereço:
